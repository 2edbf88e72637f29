import { DemoAccounts } from '@millyard/ui'
import { AuthCard, TextLink } from '@millyard/ui/portal'
import { safeRedirect, webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { viewer } from '../../server-kit.ts'
import { signInAsDemo } from '../../session/actions.ts'
import { CredentialsForm } from '../../session/credentials-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Sign in') }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const params = await searchParams
  const next = safeRedirect(firstParam(params.next))
  // A session that a service called ended leads nowhere by itself, also while nobody can prove that it has.
  const hasEnded = firstParam(params.ended) !== undefined
  if (!hasEnded && (await viewer())) redirect(next)
  const demo = webEnv().DEMO_ACCOUNTS
  return (
    <AuthCard
      product="Admin"
      accent="copper"
      title={t('Sign in')}
      description={
        firstParam(params.reset)
          ? t('Your new password is set. Sign in with it.')
          : hasEnded
            ? t('Your session has ended. Sign in again.')
            : firstParam(params.late)
              ? t('That took too long. Sign in again.')
              : t('For the people who run Millyard.')
      }
      footer={<TextLink href="/forgot-password">{t('Forgot your password?')}</TextLink>}
      aside={
        demo.length > 0 ? (
          <DemoAccounts
            accounts={demo.map(({ label, email }) => ({ label, email }))}
            onPick={signInAsDemo.bind(null, next)}
          />
        ) : null
      }
    >
      <CredentialsForm next={next} />
    </AuthCard>
  )
}
