import { FEW_RECOVERY_CODES } from '@millyard/contracts'
import { AuthCard, EmailProof, TwoFactor } from '@millyard/ui/portal'
import { safeRedirect } from '@millyard/web-kit'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { requestVerificationAction } from '../../security/actions.ts'
import { TWO_FACTOR_ACTIONS } from '../../security/two-factor-actions.ts'
import { api, viewer } from '../../server-kit.ts'
import { SignOutButton } from '../../session/sign-out-button.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Set up two-factor sign-in') }
}

/** As far as staff get without two-factor sign-in. Everything else leads here until it is set up. */
export default async function SetUpTwoFactorPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const next = safeRedirect(firstParam((await searchParams).next))
  const person = await viewer()
  if (!person) redirect(`/sign-in?next=${encodeURIComponent(next)}`)
  const status = await load(api().auth.twoFactor.status.query())
  return (
    <AuthCard
      product="Admin"
      accent="copper"
      title={t('Two-factor sign-in')}
      description={t('The console moves other people’s money and goods, so a password alone does not open it.')}
      footer={<SignOutButton />}
    >
      {person.user.emailVerified ? (
        <TwoFactor status={status} actions={TWO_FACTOR_ACTIONS} fewCodes={FEW_RECOVERY_CODES} onwardHref={next} />
      ) : (
        <EmailProof action={requestVerificationAction} email={person.user.email} />
      )}
    </AuthCard>
  )
}
