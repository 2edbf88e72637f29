import { AuthCard, ResetPasswordForm, TextLink } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { resetPasswordAction } from '../../security/actions.ts'

export const metadata: Metadata = {
  title: 'Set a new password',
  // The token must not travel to other sites in a Referer.
  referrer: 'no-referrer',
}

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const token = firstParam((await searchParams).token)
  return (
    <AuthCard
      product="Factory portal"
      title="Set a new password"
      description={
        token
          ? 'All your devices are signed out then, at every part of Millyard.'
          : 'This link is not complete. Copy all of it from the mail that we sent you.'
      }
      footer={<TextLink href="/forgot-password">Ask for another link</TextLink>}
    >
      {token ? <ResetPasswordForm action={resetPasswordAction} token={token} /> : null}
    </AuthCard>
  )
}
