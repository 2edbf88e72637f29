import { describe, expect, it } from 'vitest'
import { cellAttributes, type DataTableColumn, placeColumns, toMantineColumns } from './table-columns.tsx'

type Row = { number: string; placedAt: string; totalMinor: number }

const places = (columns: DataTableColumn<Row>[]) => placeColumns(columns).map(({ place }) => place)

describe('where a column stands on a phone', () => {
  it('is the first line for the first, the foot for the actions, a line for the others', () => {
    expect(places([{ accessor: 'number' }, { accessor: 'placedAt' }, { accessor: 'actions' }])).toEqual([
      'title',
      'line',
      'actions',
    ])
  })

  it('is what the column says; a title elsewhere takes the place of the first', () => {
    expect(
      places([
        { accessor: 'placedAt' },
        { accessor: 'number', phone: 'title' },
        { accessor: 'totalMinor', phone: 'amount' },
      ]),
    ).toEqual(['line', 'title', 'amount'])
    expect(places([{ accessor: 'number' }, { accessor: 'placedAt', phone: 'hidden' }])).toEqual(['title', 'hidden'])
  })

  it('is told by the words of the table, and by none where a title is no text', () => {
    const labels = placeColumns<Row>([
      { accessor: 'number', title: 'Order' },
      { accessor: 'placedAt' },
      { accessor: 'actions', title: null },
    ]).map(({ label }) => label)
    expect(labels).toEqual(['Order', 'Placed at', undefined])
  })

  it('keeps the amount in sight on a tablet, unless it would lie over the actions', () => {
    const pinned = (columns: DataTableColumn<Row>[]) =>
      toMantineColumns(columns)
        .filter((column) => column.pinned === 'right')
        .map(({ accessor }) => accessor)
    const amount = { accessor: 'totalMinor', phone: 'amount' } as const
    expect(pinned([amount, { accessor: 'number' }])).toEqual(['totalMinor'])
    expect(pinned([{ accessor: 'number' }, amount, { accessor: 'actions' }])).toEqual([])
    expect(pinned([{ accessor: 'number' }])).toEqual([])
  })

  it('reaches the cell as attributes, beside those of the column itself', () => {
    const [, column] = toMantineColumns<Row>([
      { accessor: 'number' },
      { accessor: 'placedAt', title: 'Placed', customCellAttributes: () => ({ 'data-own': 'yes' }) },
    ])
    expect(column).not.toHaveProperty('phone')
    expect(column?.customCellAttributes?.({ number: 'M-1', placedAt: '', totalMinor: 0 }, 0)).toEqual({
      role: 'cell',
      'data-phone': 'line',
      'data-label': 'Placed',
      'data-own': 'yes',
    })
    expect(cellAttributes({ key: 'number', place: 'title', label: 'Order' })['data-label']).toBeUndefined()
  })
})
