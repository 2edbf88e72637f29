import { toApiError } from '@millyard/api-client'
import { DateText } from '@millyard/ui'
import { AuthCard, TextLink } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { anonymousApi } from '../../server-kit.ts'
import { JoinForm } from '../../staff/join-form.tsx'
import { rolesText } from '../../staff/role-words.ts'

export const metadata: Metadata = {
  title: 'Invitation',
  // The token must not travel to other sites in a Referer.
  referrer: 'no-referrer',
}

/** Where the link of an invitation to the staff leads: what it is about, and how to accept it with the invited address. */
export default async function InvitationPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const token = firstParam((await searchParams).token) ?? ''
  const found = await findInvitation(token)
  if (!found.invitation) {
    return (
      <AuthCard
        product="Admin"
        accent="copper"
        title="We cannot open this invitation"
        description={found.message}
        footer={<TextLink href="/sign-in">Go to the sign-in page</TextLink>}
      >
        {null}
      </AuthCard>
    )
  }
  const { email, roles, invitedBy, expiresAt, hasLogin } = found.invitation
  return (
    <AuthCard
      product="Admin"
      accent="copper"
      title="Join the staff of Millyard"
      description={
        <>
          {invitedBy} invites you as <strong>{rolesText(roles).toLowerCase()}</strong>. The invitation works until{' '}
          <DateText value={expiresAt} />.
        </>
      }
      footer={hasLogin ? <TextLink href="/forgot-password">Forgot your password?</TextLink> : null}
    >
      <JoinForm hasLogin={hasLogin} token={token} email={email} />
    </AuthCard>
  )
}

async function findInvitation(token: string) {
  try {
    return { invitation: await anonymousApi().auth.staff.showInvitation.mutate({ token }) }
  } catch (error) {
    const { code, message } = toApiError(error)
    return { message: code === 'BAD_INPUT' ? 'This link is not complete. Copy all of it from the mail.' : message }
  }
}
