import { load } from '@millyard/web-kit/load'
import { MessageSquareText } from 'lucide'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../account/require-viewer.ts'
import { ButtonLink } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Notice } from '../../../components/notice.tsx'
import { EmptyState } from '../../../components/states.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { OwnReviewRow, WaitingRow } from '../../../reviews/own-review-row.tsx'
import { api } from '../../../server-kit.ts'
import { SITE_LINKS } from '../../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Your reviews') }
}

const PER_PAGE = 20
const MOST_WAITING = 12

/** What waits for a word of mine, then what I wrote. */
export default async function ReviewsPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  await requireViewer(SITE_LINKS.reviews)
  const params = await searchParams
  const cursor = firstParam(params.cursor)
  const { reviews } = api().product
  const [own, waiting] = await Promise.all([
    load(reviews.own.query({ limit: PER_PAGE, cursor })),
    cursor ? null : load(reviews.waiting.query({ limit: MOST_WAITING })),
  ])
  const isEmpty = own.items.length === 0 && (waiting?.items.length ?? 0) === 0
  return (
    <>
      <h1 className="mb-8 text-4xl">{t('Your reviews')}</h1>
      {firstParam(params.saved) ? (
        <Notice tone="good" isLive className="mb-6">
          {t('Your review is saved.')}
        </Notice>
      ) : null}
      {isEmpty ? (
        <EmptyState
          icon={<Icon drawing={MessageSquareText} size={40} strokeWidth={1.25} />}
          title={t('Nothing to review yet')}
          description={t('Once something has been delivered to you, you can say here how it is.')}
          action={<ButtonLink href={SITE_LINKS.search}>{t('See all goods')}</ButtonLink>}
        />
      ) : null}
      {waiting && waiting.items.length > 0 ? (
        <section aria-labelledby="waiting" className="mb-12">
          <h2 id="waiting" className="mb-4 text-2xl">
            {t('How is it?')}
          </h2>
          <ul className="grid gap-4 md:grid-cols-2">
            {waiting.items.map((product) => (
              <li key={product.id}>
                <WaitingRow product={product} />
              </li>
            ))}
          </ul>
          {waiting.nextCursor ? (
            <p className="mt-3 text-ink-soft text-sm">{t('Older deliveries appear when these are reviewed.')}</p>
          ) : null}
        </section>
      ) : null}
      {own.items.length > 0 ? (
        <section aria-labelledby="written">
          <h2 id="written" className="mb-2 text-2xl">
            {t('What you wrote')}
          </h2>
          <ul className="divide-y divide-line">
            {own.items.map((review) => (
              <li key={review.id}>
                <OwnReviewRow review={review} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {own.nextCursor ? (
        <p className="mt-8">
          <ButtonLink
            href={`${SITE_LINKS.reviews}?cursor=${encodeURIComponent(own.nextCursor)}`}
            variant="secondary"
            rel="next"
          >
            {t('Older reviews')}
          </ButtonLink>
        </p>
      ) : null}
    </>
  )
}
