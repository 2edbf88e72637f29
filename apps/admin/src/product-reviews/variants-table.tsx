'use client'
import { Title } from '@mantine/core'
import type { RouterOutputs } from '@millyard/api-client'
import { formatCount } from '@millyard/ui'
import { DataTable, MoneyText } from '@millyard/ui/portal'

type Variant = RouterOutputs['product']['productQueue']['get']['variants'][number]

/** Every variant with price, weight and stock. */
export function VariantsTable({ variants, currency }: { variants: Variant[]; currency: string }) {
  return (
    <DataTable<Variant>
      label="variants"
      columns={[
        {
          accessor: 'optionValues',
          title: 'Variant',
          render: ({ optionValues }) => optionValues.join(', ') || 'The only one',
        },
        { accessor: 'sku', title: 'SKU', render: ({ sku }) => <code>{sku}</code> },
        {
          accessor: 'priceMinor',
          title: 'Price',
          textAlign: 'right',
          phone: 'amount',
          render: ({ priceMinor }) => <MoneyText amountMinor={priceMinor} currency={currency} />,
        },
        {
          accessor: 'weightGrams',
          title: 'Weight',
          textAlign: 'right',
          render: ({ weightGrams }) => <span data-figures>{formatCount(weightGrams)} g</span>,
        },
        {
          accessor: 'stock',
          textAlign: 'right',
          render: ({ stock }) => <span data-figures>{formatCount(stock)}</span>,
        },
        {
          accessor: 'reserved',
          textAlign: 'right',
          render: ({ reserved }) => <span data-figures>{formatCount(reserved)}</span>,
        },
      ]}
      rows={variants}
      toolbar={
        <Title order={2} size="h3">
          Variants
        </Title>
      }
      empty={{ title: 'No variants', description: 'Nothing of this product can be bought.' }}
    />
  )
}
