import type { Metadata } from 'next'
import Link from 'next/link'
import { getExtracted } from 'next-intl/server'
import { AuthPanel } from '../../components/auth-panel.tsx'
import { Notice } from '../../components/notice.tsx'
import { firstParam, type RawSearchParams } from '../../page-props.ts'
import { ResetPasswordForm } from '../../security/reset-password-form.tsx'
import { SITE_LINKS } from '../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return {
    title: t('Set a new password'),
    robots: { index: false },
    // The token must not travel to other sites in a Referer.
    referrer: 'no-referrer',
  }
}

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  const token = firstParam((await searchParams).token)
  return (
    <AuthPanel
      title={t('Set a new password')}
      description={t('All your devices are signed out then, and you sign in with the new one.')}
      footer={
        <Link className="link" href={SITE_LINKS.forgotPassword}>
          {t('Ask for another link')}
        </Link>
      }
    >
      {token ? (
        <ResetPasswordForm token={token} />
      ) : (
        <Notice tone="warn" title={t('This link is not complete')}>
          {t('Copy all of it from the mail that we sent you.')}
        </Notice>
      )}
    </AuthPanel>
  )
}
