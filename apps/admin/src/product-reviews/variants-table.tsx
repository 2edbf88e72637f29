'use client'
import { Title } from '@mantine/core'
import { formatCount } from '@millyard/ui'
import { DataTable, MoneyText } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import type { ReviewVariant as Variant } from './review-variants.ts'

/** Every variant with price, weight and stock. */
export function VariantsTable({ variants, currency }: { variants: Variant[]; currency: string }) {
  const t = useExtracted('client')

  return (
    <DataTable<Variant>
      label={t('variants')}
      columns={[
        {
          accessor: 'optionValues',
          title: t('Variant'),
          render: ({ optionValues, isNew }) => {
            const name = optionValues.join(', ') || t('The only one')
            return isNew ? t('{name} (new)', { name }) : name
          },
        },
        { accessor: 'sku', title: t('SKU'), render: ({ sku }) => <code>{sku}</code> },
        {
          accessor: 'priceMinor',
          title: t('Price'),
          textAlign: 'right',
          phone: 'amount',
          render: ({ priceMinor }) =>
            priceMinor === null ? '–' : <MoneyText amountMinor={priceMinor} currency={currency} />,
        },
        {
          accessor: 'weightGrams',
          title: t('Weight'),
          textAlign: 'right',
          render: ({ weightGrams }) => (
            <span data-figures>{weightGrams === null ? '–' : t('{grams, number} g', { grams: weightGrams })}</span>
          ),
        },
        {
          accessor: 'stock',
          title: t('Stock'),
          textAlign: 'right',
          render: ({ stock }) => <span data-figures>{stock === null ? '–' : formatCount(stock)}</span>,
        },
      ]}
      rows={variants}
      toolbar={
        <Title order={2} size="h3">
          {t('Variants')}
        </Title>
      }
      empty={{ title: t('No variants'), description: t('Nothing of this product can be bought.') }}
    />
  )
}
