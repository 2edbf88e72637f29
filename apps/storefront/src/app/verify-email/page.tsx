import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { AuthPanel } from '../../components/auth-panel.tsx'
import { Notice } from '../../components/notice.tsx'
import { firstParam, type RawSearchParams } from '../../page-props.ts'
import { VerifyEmailForm } from '../../session/verify-email-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return {
    title: t('Confirm your e-mail address'),
    robots: { index: false },
    // The token must not travel to other sites in a Referer.
    referrer: 'no-referrer',
  }
}

export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  const token = firstParam((await searchParams).token)
  return (
    <AuthPanel title={t('Confirm your e-mail address')} description={t('So that news of your parcels reaches you.')}>
      {token ? (
        <VerifyEmailForm token={token} />
      ) : (
        <Notice tone="warn" title={t('This link is not complete')}>
          {t('Copy all of it from the mail that we sent you.')}
        </Notice>
      )}
    </AuthPanel>
  )
}
