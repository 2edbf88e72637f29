import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { MAX_PRICE_BREAKS } from '@millyard/contracts'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import classes from './products.module.css'
import table from './variants.module.css'

export interface QuantityPriceTableProps {
  currency: string
  quantities: readonly string[]
  rows: readonly { key: string; name: string; price: string; breakPrices: readonly string[] }[]
  /** Messages by `variants.0.priceMinor`, `variants.0.breakPrices.1`, `quantities.1`. */
  errorOf: (path: string) => React.ReactNode
  onQuantities: (quantities: string[]) => void
  /** Without it the price of one is shown and not typed here. */
  onPrice?: (row: number, text: string) => void
  onBreakPrice: (row: number, column: number, text: string) => void
  /** Takes a column away, with its prices. */
  onRemove: (column: number) => void
  onCopyDown?: () => void
}

/** A row for each variant, a column for each quantity: what one unit costs from so many on. */
export function QuantityPriceTable(props: QuantityPriceTableProps) {
  const t = useExtracted('client')

  const { currency, quantities, rows, errorOf, onQuantities, onPrice, onBreakPrice, onRemove, onCopyDown } = props
  return (
    <>
      <div className={table.scroll}>
        <table className={table.variants}>
          <thead>
            <tr>
              <th scope="col">{t('Variant')}</th>
              <th scope="col">{t('Price of one, {currency}', { currency })}</th>
              {quantities.map((quantity, column) => (
                <th scope="col" key={column} data-field>
                  <Group gap={4} wrap="nowrap" align="flex-start">
                    <TextInput
                      aria-label={t('Quantity price {number, number}: from how many units', { number: column + 1 })}
                      leftSection={t('from')}
                      leftSectionWidth={48}
                      w={120}
                      inputMode="numeric"
                      maxLength={4}
                      autoComplete="off"
                      value={quantity}
                      error={errorOf(`quantities.${column}`)}
                      onChange={(event) => onQuantities(quantities.with(column, event.currentTarget.value))}
                    />
                    <ActionIcon
                      aria-label={t('Remove quantity price {number, number}', { number: column + 1 })}
                      onClick={() => onRemove(column)}
                    >
                      <IconTrash size={18} stroke={1.7} />
                    </ActionIcon>
                  </Group>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.key} data-plain={onPrice ? undefined : true}>
                <th scope="row">{row.name}</th>
                <td data-label={t('Price of one, {currency}', { currency })}>
                  {onPrice ? (
                    <TextInput
                      aria-label={t('Price of one, {name}', { name: row.name })}
                      miw={96}
                      maw={140}
                      inputMode="decimal"
                      maxLength={15}
                      autoComplete="off"
                      value={row.price}
                      error={errorOf(`variants.${index}.priceMinor`)}
                      onChange={(event) => onPrice(index, event.currentTarget.value)}
                    />
                  ) : (
                    row.price || '–'
                  )}
                </td>
                {quantities.map((quantity, column) => (
                  <td key={column} data-label={t('From {quantity}, each', { quantity: quantity || '…' })}>
                    <TextInput
                      aria-label={
                        quantity
                          ? t('Price of each from {quantity}, {name}', { quantity, name: row.name })
                          : t('Price of each from this quantity, {name}', { name: row.name })
                      }
                      miw={96}
                      maw={140}
                      inputMode="decimal"
                      maxLength={15}
                      autoComplete="off"
                      placeholder={t('As before')}
                      value={row.breakPrices[column] ?? ''}
                      error={errorOf(`variants.${index}.breakPrices.${column}`)}
                      onChange={(event) => onBreakPrice(index, column, event.currentTarget.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Group gap="xs" className={classes.cardBody}>
        {quantities.length < MAX_PRICE_BREAKS ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={16} />}
            onClick={() => onQuantities([...quantities, ''])}
          >
            {t('Add a quantity price')}
          </Button>
        ) : null}
        {onCopyDown && rows.length > 1 ? (
          <Button variant="default" size="xs" onClick={onCopyDown}>
            {t('Copy the first row’s prices to all')}
          </Button>
        ) : null}
        <p className={classes.soft}>
          {rows.length > 1 ? <>{t('All variants in one cart count together.')} </> : null}
          {t('An empty field: the price does not change at this quantity.')}
        </p>
      </Group>
    </>
  )
}
