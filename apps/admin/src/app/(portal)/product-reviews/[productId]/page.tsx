import type { RouterOutputs } from '@millyard/api-client'
import { AgeText, formatPlace, LeadTimeText, StatusLabel } from '@millyard/ui'
import { ContentChanges, DateText, PageHeader, StatusBadgeOf, TextLink } from '@millyard/ui/portal'
import { load, loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { DecisionPanel } from '../../../../components/decision-panel.tsx'
import { NoAccess } from '../../../../components/no-access.tsx'
import { Columns, Facts, Panel } from '../../../../components/panel.tsx'
import { firstParam, type RawSearchParams } from '../../../../data/search-params.ts'
import { ProductDecision } from '../../../../product-reviews/product-decision.tsx'
import {
  DescriptionPanel,
  DetailsPanel,
  OptionsPanel,
  PicturesPanel,
} from '../../../../product-reviews/product-panels.tsx'
import { priceEnds } from '../../../../product-reviews/product-price.ts'
import { reviewVariants } from '../../../../product-reviews/review-variants.ts'
import { RevisionHistory } from '../../../../product-reviews/revision-history.tsx'
import { TrustSwitch } from '../../../../product-reviews/trust-switch.tsx'
import { VariantsTable } from '../../../../product-reviews/variants-table.tsx'
import { api } from '../../../../server-kit.ts'
import { requireStaff } from '../../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Product review') }
}

type Review = RouterOutputs['product']['productQueue']['get']
const NO_NEXT = { items: [], nextCursor: null }

/** Why there is nothing to decide. */
async function closedTextOf({ isAutomatic, status }: Review['revision']): Promise<string> {
  const t = await getExtracted()
  if (isAutomatic) return t('This version was approved automatically: the factory was trusted.')
  const words: Readonly<Record<typeof status, string>> = {
    draft: t('The factory is still writing this version.'),
    submitted: '',
    approved: t('This product is decided.'),
    changes_requested: t('The factory has been asked for changes. It comes back into the queue when it submits again.'),
    rejected: t('This product is decided.'),
    withdrawn: t('The factory has taken this version back.'),
  }
  return words[status]
}

export default async function ProductReviewPage({
  params,
  searchParams,
}: {
  params: Promise<{ productId: string }>
  searchParams: Promise<RawSearchParams>
}) {
  const t = await getExtracted()

  const { productId } = await params
  const revisionId = firstParam((await searchParams).revision)
  const { may } = await requireStaff(`/product-reviews/${productId}`)
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const { list, get, history } = api().product.productQueue
  const [review, queue, past] = await Promise.all([
    load(get.query({ productId, revisionId })),
    loadOptional(list.query({ limit: 2 }), NO_NEXT),
    load(history.query({ productId, limit: 50 })),
  ])
  const { factory, status, currency, revision } = review
  const { content, base } = revision
  const variants = reviewVariants(review)
  const [lowest = '', highest] = priceEnds(variants, currency)
  const price = highest ? t('{lowest} to {highest}', { lowest, highest }) : lowest
  const next = queue.items.find((item) => item.productId !== productId)
  return (
    <>
      <PageHeader
        title={content.title}
        badge={<StatusBadgeOf kind="revision" status={revision.status} />}
        description={`${price} · ${factory.name}, ${formatPlace(factory.city, factory.country)}`}
        breadcrumb={[{ label: t('Product reviews'), href: '/product-reviews' }]}
      />
      <Columns
        main={
          <>
            {base ? (
              <Panel
                title={revision.status === 'submitted' ? t('What it would change') : t('What it changed')}
                description={
                  revision.status === 'submitted'
                    ? t('Version {number, number} beside what is on sale.', { number: revision.number })
                    : t('Version {number, number} beside what was on sale.', { number: revision.number })
                }
              >
                <ContentChanges before={base} after={content} />
              </Panel>
            ) : null}
            <PicturesPanel images={content.images} />
            <DescriptionPanel description={content.description} />
            <DetailsPanel attributes={content.attributes} />
            <OptionsPanel options={content.options} />
            <VariantsTable variants={variants} currency={currency} />
          </>
        }
        side={
          <>
            <DecisionPanel
              isOpen={revision.status === 'submitted'}
              needs="products.review"
              isAllowed={may('products.review')}
              closedText={await closedTextOf(revision)}
              next={next ? { label: next.title, href: `/product-reviews/${next.productId}` } : undefined}
            >
              <ProductDecision
                key={revision.id}
                productId={productId}
                revisionId={revision.id}
                title={content.title}
                isChange={base !== null}
              />
            </DecisionPanel>
            <Panel title={t('Review')} isFlush>
              <Facts
                facts={[
                  { label: t('Product'), value: <StatusLabel kind="product" status={status} /> },
                  { label: t('Category'), value: content.categoryName },
                  { label: t('Brand'), value: content.brandName },
                  {
                    label: t('Lead time'),
                    value: content.leadTimeDays === null ? '' : <LeadTimeText days={content.leadTimeDays} />,
                  },
                  {
                    label: revision.status === 'submitted' ? t('Waits since') : t('Submitted'),
                    value: revision.submittedAt ? (
                      revision.status === 'submitted' ? (
                        <AgeText value={revision.submittedAt} />
                      ) : (
                        <DateText value={revision.submittedAt} style="dateTime" />
                      )
                    ) : (
                      ''
                    ),
                  },
                  { label: t('Submitted by'), value: revision.submittedBy },
                  {
                    label: t('Decided'),
                    value: revision.decidedAt ? <DateText value={revision.decidedAt} style="dateTime" /> : '',
                  },
                  { label: t('Note to the factory'), value: revision.note },
                ]}
              />
            </Panel>
            <Panel title={t('Factory')} isFlush>
              <Facts
                facts={[
                  {
                    label: t('Name'),
                    value: may('vendors.read') ? (
                      <TextLink href={`/factories/${factory.id}`}>{factory.name}</TextLink>
                    ) : (
                      factory.name
                    ),
                  },
                  { label: t('Tagline'), value: factory.tagline },
                  { label: t('Place'), value: formatPlace(factory.city, factory.country) },
                  {
                    label: t('Its products'),
                    value: (
                      <>
                        <p style={{ margin: '0 0 8px' }}>
                          {factory.isTrusted ? t('Approved without review') : t('Reviewed before they are on sale')}
                        </p>
                        {may('products.review') ? <TrustSwitch factory={factory} /> : null}
                      </>
                    ),
                  },
                ]}
              />
            </Panel>
            {past.items.length > 1 ? (
              <Panel title={t('Versions')}>
                <RevisionHistory productId={productId} revisions={past.items} currentId={revision.id} />
              </Panel>
            ) : null}
          </>
        }
      />
    </>
  )
}
