import { DemoAccounts } from '@millyard/ui'
import { AuthCard } from '@millyard/ui/portal'
import { safeRedirect, webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { viewer } from '../../server-kit.ts'
import { signInAsDemo } from '../../session/actions.ts'
import { CredentialsForm } from '../../session/credentials-form.tsx'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const next = safeRedirect(firstParam((await searchParams).next))
  if (await viewer()) redirect(next)
  const demo = webEnv().DEMO_ACCOUNTS
  return (
    <AuthCard
      product="Admin"
      accent="copper"
      title="Sign in"
      description="For the people who run Millyard."
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
