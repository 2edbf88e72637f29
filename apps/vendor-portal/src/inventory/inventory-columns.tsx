'use client'
import type { InventoryRow } from '@millyard/contracts'
import { formatCount, Picture } from '@millyard/ui'
import { type DataTableColumn, StatusBadgeOf, TextLink } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import classes from './inventory.module.css'

/** The variants with their shelves; `hrefOf` is where one opens. */
export function useInventoryColumns(hrefOf: (variantId: string) => string): DataTableColumn<InventoryRow>[] {
  const t = useExtracted('client')

  return [
    {
      accessor: 'productTitle',
      title: t('Variant'),
      render: ({ variantId, productTitle, optionValues, image }) => (
        <span className={classes.product}>
          <span className={classes.thumb}>{image ? <Picture image={image} sizes="32px" alt="" /> : null}</span>
          <span className={classes.names}>
            <TextLink href={hrefOf(variantId)} fw={600} className={classes.name} scroll={false}>
              {productTitle}
            </TextLink>
            {optionValues.length > 0 ? <span className={classes.options}>{optionValues.join(', ')}</span> : null}
          </span>
        </span>
      ),
    },
    { accessor: 'sku', title: t('SKU'), render: ({ sku }) => <code>{sku}</code> },
    { accessor: 'onHand', title: t('On hand'), textAlign: 'right', render: ({ onHand }) => formatCount(onHand) },
    {
      accessor: 'reserved',
      title: t('Reserved'),
      textAlign: 'right',
      render: ({ reserved }) => (reserved > 0 ? formatCount(reserved) : '–'),
    },
    {
      accessor: 'available',
      title: t('Available'),
      textAlign: 'right',
      phone: 'amount',
      pinned: undefined,
      render: ({ available }) => <strong>{available === null ? t('Made to order') : formatCount(available)}</strong>,
    },
    {
      accessor: 'lowAt',
      title: t('Low at'),
      textAlign: 'right',
      render: ({ lowAt, ownLowAt }) => (
        <span className={ownLowAt === null ? classes.soft : undefined}>{formatCount(lowAt)}</span>
      ),
    },
    { accessor: 'state', title: t('State'), render: ({ state }) => <StatusBadgeOf kind="stock" status={state} /> },
  ]
}
