import { reviewIdInput } from '@millyard/contracts'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../../account/require-viewer.ts'
import { Breadcrumbs } from '../../../../components/breadcrumbs.tsx'
import { BrowserTexts } from '../../../../components/browser-texts.tsx'
import { ButtonLink } from '../../../../components/button.tsx'
import { EmptyState } from '../../../../components/states.tsx'
import { firstParam, type RawSearchParams } from '../../../../page-props.ts'
import { ReportForm } from '../../../../reviews/report-form.tsx'
import { anonymousApi } from '../../../../server-kit.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Report a review'), robots: { index: false } }
}

interface Props {
  params: Promise<{ slug: string }>
  searchParams: Promise<RawSearchParams>
}

export default async function ReportPage({ params, searchParams }: Props) {
  const t = await getExtracted()
  const { slug } = await params
  const query = await searchParams
  const reviewId = firstParam(query.review) ?? ''
  const isSent = firstParam(query.sent) !== undefined
  await requireViewer(`/products/${slug}/report?review=${encodeURIComponent(reviewId)}`)
  if (!isSent && !reviewIdInput.safeParse({ reviewId }).success) notFound()
  const product = await load(anonymousApi().product.catalogue.product.query({ slug }))
  const back = `/products/${product.slug}#reviews`
  return (
    <div className="page max-w-2xl py-8 md:py-12">
      <Breadcrumbs items={[{ label: product.title, href: back }]} current={t('Report a review')} />
      <h1 className="mt-2 mb-6 text-4xl">{t('Report a review')}</h1>
      {isSent ? (
        <EmptyState
          title={t('Thank you, we look at it')}
          description={t('Our staff read the review and decide whether it stays. You do not need to do anything else.')}
          action={<ButtonLink href={back}>{t('Back to the reviews')}</ButtonLink>}
        />
      ) : (
        <>
          <p className="mb-6 max-w-measure text-ink-soft">
            {t('A low rating alone is no reason. Tell us what breaks the rules, and our staff decide.')}
          </p>
          <BrowserTexts of={['account']}>
            <ReportForm slug={product.slug} reviewId={reviewId} />
          </BrowserTexts>
        </>
      )}
    </div>
  )
}
