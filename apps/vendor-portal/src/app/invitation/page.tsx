import { Button } from '@mantine/core'
import { type RouterOutputs, toApiError } from '@millyard/api-client'
import { DateText } from '@millyard/ui'
import { AuthCard, ButtonLink, TextLink } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { useExtracted } from 'next-intl'
import { getExtracted } from 'next-intl/server'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { anonymousApi, viewer } from '../../server-kit.ts'
import { signInAsSomebodyElse } from '../../team/join-actions.ts'
import { JoinForm } from '../../team/join-form.tsx'
import { useRoleWords } from '../../team/role-words.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return {
    title: t('Invitation'),
    // The token must not travel to other sites in a Referer.
    referrer: 'no-referrer',
  }
}

type Invitation = RouterOutputs['auth']['team']['showInvitation']

/** Where the link of an invitation leads: what it is about, and how to accept it with the invited address. */
export default async function InvitationPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const token = firstParam((await searchParams).token) ?? ''
  const found = await findInvitation(token)
  if (!found.invitation) {
    return (
      <AuthCard
        product={t('Factory portal')}
        title={t('We cannot open this invitation')}
        description={found.message}
        footer={<TextLink href="/">{t('Go to the portal')}</TextLink>}
      >
        {null}
      </AuthCard>
    )
  }
  const { factory, email, hasLogin } = found.invitation
  const person = await viewer()
  const here = `/invitation?token=${encodeURIComponent(token)}`
  return (
    <AuthCard
      product={t('Factory portal')}
      title={t('Join {name}', { name: factory.name })}
      description={<WhatItIs invitation={found.invitation} />}
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
            {t('You are signed in as {email}. The invitation is for {invited}.', {
              email: person.user.email,
              invited: email,
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

/** Who invites whom, what that role may do, and until when. */
function WhatItIs({ invitation }: { invitation: Invitation }) {
  const t = useExtracted()

  const words = useRoleWords()
  const { email, role, invitedBy, expiresAt } = invitation
  return (
    <>
      {t.rich(
        '{invitedBy} invites {email} in the role <strong>{role, select, owner {owner} manager {manager} fulfilment {fulfilment} other {finance}}</strong>.',
        { invitedBy, email, role, strong: (chunks) => <strong>{chunks}</strong> },
      )}{' '}
      {words[role].can}{' '}
      {t.rich('The invitation works until <date></date>.', { date: () => <DateText value={expiresAt} /> })}
    </>
  )
}

async function findInvitation(token: string) {
  const t = await getExtracted()
  try {
    return { invitation: await anonymousApi().auth.team.showInvitation.mutate({ token }) }
  } catch (error) {
    const { code, message } = toApiError(error)
    return { message: code === 'BAD_INPUT' ? t('This link is not complete. Copy all of it from the mail.') : message }
  }
}
