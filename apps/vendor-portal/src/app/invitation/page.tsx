import { Button } from '@mantine/core'
import { toApiError } from '@millyard/api-client'
import { DateText } from '@millyard/ui'
import { AuthCard, ButtonLink, TextLink } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { anonymousApi, viewer } from '../../server-kit.ts'
import { signInAsSomebodyElse } from '../../team/join-actions.ts'
import { JoinForm } from '../../team/join-form.tsx'
import { ROLE_WORDS } from '../../team/role-words.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return {
    title: t('Invitation'),
    // The token must not travel to other sites in a Referer.
    referrer: 'no-referrer',
  }
}

/** Where the link of an invitation leads: what it is about, and how to accept it with the invited address. */
export default async function InvitationPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const token = firstParam((await searchParams).token) ?? ''
  const found = await findInvitation(token)
  if (!found.invitation) {
    return (
      <AuthCard
        product="Factory portal"
        title={t('We cannot open this invitation')}
        description={found.message}
        footer={<TextLink href="/">{t('Go to the portal')}</TextLink>}
      >
        {null}
      </AuthCard>
    )
  }
  const { factory, email, role, invitedBy, expiresAt, hasLogin } = found.invitation
  const person = await viewer()
  const here = `/invitation?token=${encodeURIComponent(token)}`
  return (
    <AuthCard
      product="Factory portal"
      title={t('Join {name}', { name: factory.name })}
      description={
        <>
          {t.rich(
            '{invitedBy} invites {email} in the role <strong>{toLowerCase}</strong>. {can} The invitation works until',
            {
              invitedBy,
              email,
              toLowerCase: ROLE_WORDS[role].label.toLowerCase(),
              strong: (chunks) => <strong>{chunks}</strong>,
              can: ROLE_WORDS[role].can,
            },
          )}{' '}
          <DateText value={expiresAt} />.
        </>
      }
    >
      {!person ? (
        hasLogin ? (
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(here)}`} fullWidth size="md">
            {t('Sign in as {email}', { email })}
          </ButtonLink>
        ) : (
          <JoinForm kind="join" token={token} email={email} factoryName={factory.name} />
        )
      ) : person.user.email === email ? (
        <JoinForm kind="accept" token={token} email={email} factoryName={factory.name} />
      ) : (
        <form action={signInAsSomebodyElse.bind(null, here)}>
          <p style={{ marginTop: 0 }}>
            {t('You are signed in as {email}. The invitation is for {email2}.', {
              email: person.user.email,
              email2: email,
            })}
          </p>
          <Button type="submit" fullWidth size="md">
            {t('Sign out and go on as {email}', { email })}
          </Button>
        </form>
      )}
    </AuthCard>
  )
}

async function findInvitation(token: string) {
  try {
    return { invitation: await anonymousApi().auth.team.showInvitation.mutate({ token }) }
  } catch (error) {
    const { code, message } = toApiError(error)
    return { message: code === 'BAD_INPUT' ? 'This link is not complete. Copy all of it from the mail.' : message }
  }
}
