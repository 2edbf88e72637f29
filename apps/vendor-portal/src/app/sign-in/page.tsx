import { DemoAccounts } from '@millyard/ui'
import { AuthCard, TextLink } from '@millyard/ui/portal'
import { safeRedirect, webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { viewer } from '../../server-kit.ts'
import { signInAsDemo } from '../../session/actions.ts'
import { CredentialsForm } from '../../session/credentials-form.tsx'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const params = await searchParams
  const next = safeRedirect(firstParam(params.next))
  if (await viewer()) redirect(next)
  const demo = webEnv().DEMO_ACCOUNTS
  return (
    <AuthCard
      product="Factory portal"
      title="Sign in"
      description={
        firstParam(params.reset)
          ? 'Your new password is set. Sign in with it.'
          : firstParam(params.late)
            ? 'That took too long. Enter your password again.'
            : firstParam(params.registered)
              ? 'We sent you a mail that says how to go on. If you have an account already, sign in.'
              : 'Your products, your orders, your payouts.'
      }
      footer={
        <>
          <TextLink href="/forgot-password" inherit>
            Forgot your password?
          </TextLink>
          <br />
          New here?{' '}
          <TextLink href={`/register?next=${encodeURIComponent(next)}`} inherit>
            Create an account
          </TextLink>
        </>
      }
      aside={
        demo.length > 0 ? (
          <DemoAccounts
            accounts={demo.map(({ label, email }) => ({ label, email }))}
            onPick={signInAsDemo.bind(null, next)}
          />
        ) : null
      }
    >
      <CredentialsForm kind="sign-in" next={next} />
    </AuthCard>
  )
}
