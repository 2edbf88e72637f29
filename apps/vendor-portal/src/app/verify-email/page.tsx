import { AuthCard, TextLink, VerifyEmailForm } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { verifyEmailAction } from '../../security/actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return {
    title: t('Confirm your e-mail address'),
    // The token must not travel to other sites in a Referer.
    referrer: 'no-referrer',
  }
}

export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const token = firstParam((await searchParams).token)
  return (
    <AuthCard
      product={t('Factory portal')}
      title={t('Confirm your e-mail address')}
      description={
        token
          ? t('So that news of your orders and payouts reaches you.')
          : t('This link is not complete. Copy all of it from the mail that we sent you.')
      }
      footer={<TextLink href="/">{t('Go to the portal')}</TextLink>}
    >
      {token ? <VerifyEmailForm action={verifyEmailAction} token={token} /> : null}
    </AuthCard>
  )
}
