import { toApiError } from '@millyard/api-client'
import { DateText } from '@millyard/ui'
import { AuthCard, TextLink } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { anonymousApi } from '../../server-kit.ts'
import { JoinForm } from '../../staff/join-form.tsx'
import { RolesText } from '../../staff/role-words.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return {
    title: t('Invitation'),
    // The token must not travel to other sites in a Referer.
    referrer: 'no-referrer',
  }
}

/** Where the link of an invitation to the staff leads: what it is about, and how to accept it with the invited address. */
export default async function InvitationPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const token = firstParam((await searchParams).token) ?? ''
  const found = await findInvitation(token)
  if (!found.invitation) {
    return (
      <AuthCard
        product="Admin"
        accent="copper"
        title={t('We cannot open this invitation')}
        description={found.message}
        footer={<TextLink href="/sign-in">{t('Go to the sign-in page')}</TextLink>}
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
      title={t('Join the staff of Millyard')}
      description={t.rich('{invitedBy} invites you as <roles></roles>. The invitation works until <date></date>.', {
        invitedBy,
        roles: () => (
          <strong>
            <RolesText roles={roles} form="name" />
          </strong>
        ),
        date: () => <DateText value={expiresAt} />,
      })}
      footer={hasLogin ? <TextLink href="/forgot-password">{t('Forgot your password?')}</TextLink> : null}
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
    if (code !== 'BAD_INPUT') return { message }
    const t = await getExtracted()
    return { message: t('This link is not complete. Copy all of it from the mail.') }
  }
}
