'use client'
import type { RouterOutputs } from '@millyard/api-client'
import { DateText, formatCount, Picture } from '@millyard/ui'
import { MoneyText, StatusBadgeOf, TextLink } from '@millyard/ui/portal'
import type { DataTableColumn } from 'mantine-datatable'
import classes from './products.module.css'

export type ProductRow = RouterOutputs['product']['products']['list']['items'][number]

export const PRODUCT_COLUMNS: DataTableColumn<ProductRow>[] = [
  {
    accessor: 'title',
    title: 'Product',
    render: ({ id, title, image }) => (
      <span className={classes.product}>
        <span className={classes.thumb}>{image ? <Picture image={image} sizes="32px" alt="" /> : null}</span>
        <TextLink href={`/products/${id}`} fw={600} className={classes.name}>
          {title || 'Untitled product'}
        </TextLink>
      </span>
    ),
  },
  {
    accessor: 'status',
    title: 'Status',
    render: ({ status, change }) => (
      <span className={classes.badges}>
        <StatusBadgeOf kind="product" status={status} />
        {status === 'approved' && change ? <StatusBadgeOf kind="openChange" status={change} /> : null}
      </span>
    ),
  },
  {
    accessor: 'priceMinor',
    title: 'Price',
    textAlign: 'right',
    render: ({ priceMinor, currency, variantCount }) =>
      priceMinor === null ? (
        '–'
      ) : (
        <>
          {variantCount > 1 ? 'from ' : null}
          <MoneyText amountMinor={priceMinor} currency={currency} />
        </>
      ),
  },
  { accessor: 'variantCount', title: 'Variants', textAlign: 'right' },
  {
    accessor: 'available',
    title: 'Available',
    textAlign: 'right',
    render: ({ available, status }) =>
      status !== 'approved'
        ? '–'
        : available === null
          ? 'Made to order'
          : available > 0
            ? formatCount(available)
            : 'Sold out',
  },
  { accessor: 'updatedAt', title: 'Changed', render: ({ updatedAt }) => <DateText value={updatedAt} /> },
]
