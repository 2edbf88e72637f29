import { DateText, PageHeader, StatusBadgeOf } from '@millyard/ui/portal'
import { webEnv } from '@millyard/web-kit'
import { load, loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { DecisionPanel } from '../../../../components/decision-panel.tsx'
import { NoAccess } from '../../../../components/no-access.tsx'
import { Columns, Facts, Panel } from '../../../../components/panel.tsx'
import { ReviewDecision } from '../../../../reviews/review-decision.tsx'
import { DecisionsPanel, ReportsPanel, ReviewPanel } from '../../../../reviews/review-panels.tsx'
import { api } from '../../../../server-kit.ts'
import { requireStaff } from '../../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Customer review') }
}

const NO_NEXT = { items: [], nextCursor: null }

export default async function ReviewPage({ params }: { params: Promise<{ reviewId: string }> }) {
  const t = await getExtracted()

  const { reviewId } = await params
  const { may } = await requireStaff(`/reviews/${reviewId}`)
  if (!may('products.read')) return <NoAccess needs="products.read" />
  const { list, get } = api().product.reviewQueue
  const [review, queue] = await Promise.all([
    load(get.query({ reviewId })),
    loadOptional(list.query({ limit: 2 }), NO_NEXT),
  ])
  const { product, status, waitingSince, openReports, hiddenReason } = review
  const next = queue.items.find(({ id }) => id !== reviewId)
  return (
    <>
      <PageHeader
        title={review.title}
        badge={<StatusBadgeOf kind="review" status={status} />}
        description={t('A customer’s review of {title}', { title: product.title })}
        breadcrumb={[{ label: t('Customer reviews'), href: '/reviews' }]}
      />
      <Columns
        main={
          <>
            <ReviewPanel review={review} />
            <ReportsPanel reports={review.reports} />
            <DecisionsPanel decisions={review.decisions} />
          </>
        }
        side={
          <>
            <DecisionPanel
              isOpen
              needs="products.review"
              isAllowed={may('products.review')}
              closedText=""
              next={next ? { label: next.title, href: `/reviews/${next.id}` } : undefined}
            >
              <ReviewDecision reviewId={reviewId} status={status} isWaiting={waitingSince !== null} />
            </DecisionPanel>
            <Panel title={t('About')} isFlush>
              <Facts
                facts={[
                  {
                    label: t('Product'),
                    value: <a href={`${webEnv().STOREFRONT_URL}/products/${product.slug}#reviews`}>{product.title}</a>,
                  },
                  { label: t('Factory'), value: review.factoryName },
                  {
                    label: t('Waiting since'),
                    value: waitingSince ? <DateText value={waitingSince} style="dateTime" /> : null,
                  },
                  {
                    label: t('Open reports'),
                    value:
                      openReports > 0
                        ? t('{count, plural, one {# report} other {# reports}}', { count: openReports })
                        : null,
                  },
                  { label: t('Hidden because'), value: hiddenReason },
                ]}
              />
            </Panel>
          </>
        }
      />
    </>
  )
}
