import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { humanize, type DataTableColumn as MantineColumn } from 'mantine-datatable'

/**
 * Where a cell stands on a phone, where every row is a card: its first line, the right end of that line, a line with the
 * column's title before it, the buttons at the foot, or nowhere.
 */
export type PhonePlace = 'title' | 'amount' | 'line' | 'actions' | 'hidden'

/** A column of mantine-datatable that also knows its place on a phone. */
export type DataTableColumn<Row> = MantineColumn<Row> & {
  /** Unless said: `title` for the first column, `actions` for the one with that accessor, `line` for the others. */
  phone?: PhonePlace
}

export interface PlacedColumn {
  key: string
  place: PhonePlace
  /** The column's title in words; undefined where it has none that can be read. */
  label: string | undefined
}

/** Where each column stands on a phone, and what it is called there. */
export function placeColumns<Row>(columns: readonly DataTableColumn<Row>[]): PlacedColumn[] {
  const hasTitle = columns.some(({ phone }) => phone === 'title')
  return columns.map(({ accessor, title, phone }, index) => {
    const key = String(accessor)
    const usual = key === 'actions' ? 'actions' : index === 0 && !hasTitle ? 'title' : 'line'
    const label = title === undefined ? humanize(key) : typeof title === 'string' ? title : undefined
    return { key, place: phone ?? usual, label }
  })
}

/** The attributes by which `data-table.module.css` makes a card of a row. The roles outlive `display: grid`. */
export function cellAttributes({ place, label }: PlacedColumn): Record<string, string | undefined> {
  return { role: 'cell', 'data-phone': place, 'data-label': place === 'line' ? label : undefined }
}

/** The columns as mantine-datatable takes them. */
export function toMantineColumns<Row>(columns: readonly DataTableColumn<Row>[]): MantineColumn<Row>[] {
  const placed = placeColumns(columns)
  // Where a tablet scrolls sideways, what a row amounts to stays in sight; not over the buttons at the end of the row.
  const pinsAmount = !placed.some(({ place }) => place === 'actions')
  return columns.map(({ phone: _phone, customCellAttributes, ...column }, index) => {
    const own = placed[index]
    return {
      ...(own?.place === 'amount' && pinsAmount ? { pinned: 'right' as const } : {}),
      ...column,
      customCellAttributes: (row: Row, rowIndex: number) => ({
        ...(own ? cellAttributes(own) : {}),
        ...customCellAttributes?.(row, rowIndex),
      }),
    }
  })
}

/** The last column of a table whose rows open: what the row's click does, for the keyboard and a screen reader. */
export function expansionColumn<Row>(
  label: string,
  isOpen: (row: Row) => boolean,
  toggle: (row: Row) => void,
): DataTableColumn<Row> {
  return {
    accessor: 'details',
    title: <span className="mill-visually-hidden">{label}</span>,
    textAlign: 'right',
    phone: 'actions',
    render: (row) => (
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={isOpen(row)}
        rightSection={<IconChevronDown size={16} style={{ rotate: isOpen(row) ? '180deg' : undefined }} />}
        onClick={(event) => {
          event.stopPropagation() // the row's own click would close it again
          toggle(row)
        }}
      >
        {label}
      </Button>
    ),
  }
}
