import { AuthCard, ResetPasswordForm, TextLink } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { resetPasswordAction } from '../../security/actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return {
    title: t('Set a new password'),
    // The token must not travel to other sites in a Referer.
    referrer: 'no-referrer',
  }
}

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const token = firstParam((await searchParams).token)
  return (
    <AuthCard
      product={t('Factory portal')}
      title={t('Set a new password')}
      description={
        token
          ? t('All your devices are signed out then, at every part of Millyard.')
          : t('This link is not complete. Copy all of it from the mail that we sent you.')
      }
      footer={<TextLink href="/forgot-password">{t('Ask for another link')}</TextLink>}
    >
      {token ? <ResetPasswordForm action={resetPasswordAction} token={token} /> : null}
    </AuthCard>
  )
}
