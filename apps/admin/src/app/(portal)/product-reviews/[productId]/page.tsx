import { formatLeadTime, formatPlace, PRODUCT_STATUS } from '@millyard/ui'
import { DateText, PageHeader, StatusBadge, TextLink } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { DecisionPanel } from '../../../../components/decision-panel.tsx'
import { NoAccess } from '../../../../components/no-access.tsx'
import { Columns, Facts, Panel } from '../../../../components/panel.tsx'
import { load, loadOptional } from '../../../../data/load.ts'
import { ProductDecision } from '../../../../product-reviews/product-decision.tsx'
import { DescriptionPanel, OptionsPanel, PicturesPanel } from '../../../../product-reviews/product-panels.tsx'
import { priceRange } from '../../../../product-reviews/product-price.ts'
import { VariantsTable } from '../../../../product-reviews/variants-table.tsx'
import { api } from '../../../../server-kit.ts'
import { requireStaff } from '../../../../session/require-staff.ts'

export const metadata: Metadata = { title: 'Product review' }

const NO_NEXT = { items: [], nextCursor: null }

export default async function ProductReviewPage({ params }: { params: Promise<{ productId: string }> }) {
  const { productId } = await params
  const { may } = await requireStaff(`/product-reviews/${productId}`)
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const { list, get } = api().product.productQueue
  const [product, queue] = await Promise.all([
    load(get.query({ productId })),
    loadOptional(list.query({ limit: 2 }), NO_NEXT),
  ])
  const { title, status, factory, variants, currency, reviewNote, submittedAt, updatedAt } = product
  const next = queue.items.find(({ id }) => id !== productId)
  return (
    <>
      <PageHeader
        title={title}
        badge={<StatusBadge status={PRODUCT_STATUS[status]} />}
        description={`${priceRange(variants, currency)} · ${factory.name}, ${formatPlace(factory.city, factory.country)}`}
        breadcrumb={[{ label: 'Product reviews', href: '/product-reviews' }]}
      />
      <Columns
        main={
          <>
            <PicturesPanel images={product.images} />
            <DescriptionPanel description={product.description} />
            <OptionsPanel options={product.options} />
            <VariantsTable variants={variants} currency={currency} />
          </>
        }
        side={
          <>
            <DecisionPanel
              isOpen={status === 'submitted'}
              needs="products.review"
              isAllowed={may('products.review')}
              closedText={
                status === 'changes_requested'
                  ? 'The factory has been asked for changes. It comes back into the queue when it submits again.'
                  : status === 'draft'
                    ? 'The factory is still writing this product.'
                    : 'This product is decided.'
              }
              next={next ? { label: next.title, href: `/product-reviews/${next.id}` } : undefined}
            >
              <ProductDecision productId={productId} title={title} />
            </DecisionPanel>
            <Panel title="Factory" isFlush>
              <Facts
                facts={[
                  {
                    label: 'Name',
                    value: may('vendors.read') ? (
                      <TextLink href={`/factories/${factory.id}`}>{factory.name}</TextLink>
                    ) : (
                      factory.name
                    ),
                  },
                  { label: 'Tagline', value: factory.tagline },
                  { label: 'Place', value: formatPlace(factory.city, factory.country) },
                ]}
              />
            </Panel>
            <Panel title="Review" isFlush>
              <Facts
                facts={[
                  { label: 'Category', value: product.categoryName },
                  { label: 'Lead time', value: formatLeadTime(product.leadTimeDays) },
                  {
                    label: 'Submitted',
                    value: submittedAt ? <DateText value={submittedAt} style="dateTime" /> : 'Not yet',
                  },
                  { label: 'Last change', value: <DateText value={updatedAt} style="dateTime" /> },
                  { label: 'Note to the factory', value: reviewNote },
                ]}
              />
            </Panel>
          </>
        }
      />
    </>
  )
}
