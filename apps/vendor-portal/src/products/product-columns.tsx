'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DateText, formatCount, Picture } from '@millyard/ui'
import { MoneyText, StatusBadgeOf, TextLink } from '@millyard/ui/portal'
import type { DataTableColumn } from 'mantine-datatable'
import { useExtracted } from 'next-intl'
import classes from './products.module.css'

export type ProductRow = RouterOutputs['product']['products']['list']['items'][number]

export function useProductColumns(): DataTableColumn<ProductRow>[] {
  const t = useExtracted('client')

  return [
    {
      accessor: 'title',
      title: t('Product'),
      render: ({ id, title, image }) => (
        <span className={classes.product}>
          <span className={classes.thumb}>{image ? <Picture image={image} sizes="32px" alt="" /> : null}</span>
          <TextLink href={`/products/${id}`} fw={600} className={classes.name}>
            {title || t('Untitled product')}
          </TextLink>
        </span>
      ),
    },
    {
      accessor: 'status',
      title: t('Status'),
      render: ({ status, change }) => (
        <span className={classes.badges}>
          <StatusBadgeOf kind="product" status={status} />
          {status === 'approved' && change ? <StatusBadgeOf kind="openChange" status={change} /> : null}
        </span>
      ),
    },
    {
      accessor: 'priceMinor',
      title: t('Price'),
      textAlign: 'right',
      render: ({ priceMinor, currency, variantCount }) =>
        priceMinor === null ? (
          '–'
        ) : variantCount > 1 ? (
          t.rich('from <price></price>', { price: () => <MoneyText amountMinor={priceMinor} currency={currency} /> })
        ) : (
          <MoneyText amountMinor={priceMinor} currency={currency} />
        ),
    },
    { accessor: 'variantCount', title: t('Variants'), textAlign: 'right' },
    {
      accessor: 'available',
      title: t('Available'),
      textAlign: 'right',
      render: ({ available, status }) =>
        status !== 'approved'
          ? '–'
          : available === null
            ? t('Made to order')
            : available > 0
              ? formatCount(available)
              : t('Sold out'),
    },
    { accessor: 'updatedAt', title: t('Changed'), render: ({ updatedAt }) => <DateText value={updatedAt} /> },
  ]
}
