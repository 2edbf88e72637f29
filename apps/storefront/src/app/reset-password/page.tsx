import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthPanel } from '../../components/auth-panel.tsx'
import { Notice } from '../../components/notice.tsx'
import { firstParam, type RawSearchParams } from '../../page-props.ts'
import { ResetPasswordForm } from '../../security/reset-password-form.tsx'
import { SITE_LINKS } from '../../site-links.ts'

export const metadata: Metadata = {
  title: 'Set a new password',
  robots: { index: false },
  // The token must not travel to other sites in a Referer.
  referrer: 'no-referrer',
}

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const token = firstParam((await searchParams).token)
  return (
    <AuthPanel
      title="Set a new password"
      description="All your devices are signed out then, and you sign in with the new one."
      footer={
        <Link className="link" href={SITE_LINKS.forgotPassword}>
          Ask for another link
        </Link>
      }
    >
      {token ? (
        <ResetPasswordForm token={token} />
      ) : (
        <Notice tone="warn" title="This link is not complete">
          Copy all of it from the mail that we sent you.
        </Notice>
      )}
    </AuthPanel>
  )
}
