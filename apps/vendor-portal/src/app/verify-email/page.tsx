import { AuthCard, TextLink, VerifyEmailForm } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { verifyEmailAction } from '../../security/actions.ts'

export const metadata: Metadata = {
  title: 'Confirm your e-mail address',
  // The token must not travel to other sites in a Referer.
  referrer: 'no-referrer',
}

export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const token = firstParam((await searchParams).token)
  return (
    <AuthCard
      product="Factory portal"
      title="Confirm your e-mail address"
      description={
        token
          ? 'So that news of your orders and payouts reaches you.'
          : 'This link is not complete. Copy all of it from the mail that we sent you.'
      }
      footer={<TextLink href="/">Go to the portal</TextLink>}
    >
      {token ? <VerifyEmailForm action={verifyEmailAction} token={token} /> : null}
    </AuthCard>
  )
}
