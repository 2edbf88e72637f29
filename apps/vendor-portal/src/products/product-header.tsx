import type { VendorProduct, VendorStatus } from '@millyard/contracts'
import { ButtonLink, PageHeader, PageTabs, StatusBadgeOf } from '@millyard/ui/portal'
import { webEnv } from '@millyard/web-kit'
import { IconExternalLink } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { ArchiveProduct } from './archive-product.tsx'
import { DuplicateProduct } from './duplicate-product.tsx'

export type ProductTab = 'content' | 'offer' | 'history'

export interface ProductHeaderProps {
  product: VendorProduct
  /** The acting factory: what it sells is in the shop while it is approved. */
  vendor: { status: VendorStatus }
  canWrite: boolean
  current: ProductTab
}

/** Name, state and actions of a product, and the way between its pages. */
export function ProductHeader({ product, vendor, canWrite, current }: ProductHeaderProps) {
  const t = useExtracted()

  const { id, title, slug, status, change, live, lastDecision, revision } = product
  const name = title || t('Untitled product')
  const tabs: { tab: ProductTab; label: string; href: string }[] = [
    { tab: 'content', label: t('Product'), href: `/products/${id}` },
    ...(live ? [{ tab: 'offer' as const, label: t('Price and stock'), href: `/products/${id}/offer` }] : []),
    ...(lastDecision || (revision?.number ?? 0) > 1 || revision?.submittedAt
      ? [{ tab: 'history' as const, label: t('History'), href: `/products/${id}/history` }]
      : []),
  ]
  return (
    <>
      <PageHeader
        title={name}
        badge={
          <>
            <StatusBadgeOf kind="product" status={status} />
            {status === 'approved' && change ? <StatusBadgeOf kind="openChange" status={change} /> : null}
          </>
        }
        breadcrumb={[{ label: t('Products'), href: '/products' }]}
        actions={
          <>
            {canWrite && status !== 'archived' && (live || lastDecision || revision?.submittedAt) ? (
              <ArchiveProduct productId={id} title={name} isOnSale={status === 'approved'} />
            ) : null}
            {canWrite ? <DuplicateProduct productId={id} /> : null}
            {status === 'approved' && vendor.status === 'approved' ? (
              <ButtonLink
                href={`${webEnv().STOREFRONT_URL}/products/${slug}`}
                variant="default"
                target="_blank"
                leftSection={<IconExternalLink size={18} />}
              >
                {t('See it in the shop')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {tabs.length > 1 ? (
        <PageTabs
          label={t('Parts of this product')}
          tabs={tabs.map(({ tab, label, href }) => ({ label, href, isCurrent: tab === current }))}
        />
      ) : null}
    </>
  )
}
