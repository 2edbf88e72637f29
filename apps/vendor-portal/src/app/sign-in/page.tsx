import { GOOGLE_CALLBACK_PATH } from '@millyard/contracts'
import { DemoAccounts, GoogleSignIn } from '@millyard/ui'
import { AuthCard, FormMessage, TextLink } from '@millyard/ui/portal'
import { googleWords, safeRedirect, webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { offersGoogle, viewer } from '../../server-kit.ts'
import { signInAsDemo } from '../../session/actions.ts'
import { CredentialsForm } from '../../session/credentials-form.tsx'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const params = await searchParams
  const next = safeRedirect(firstParam(params.next))
  // A session that a service called ended leads nowhere by itself, also while nobody can prove that it has.
  const hasEnded = firstParam(params.ended) !== undefined
  if (!hasEnded && (await viewer())) redirect(next)
  const demo = webEnv().DEMO_ACCOUNTS
  const problem = googleWords(firstParam(params.google))
  const isGoogleOffered = await offersGoogle()
  return (
    <AuthCard
      product="Factory portal"
      title="Sign in"
      description={
        firstParam(params.reset)
          ? 'Your new password is set. Sign in with it.'
          : hasEnded
            ? 'Your session has ended. Sign in again.'
            : firstParam(params.late)
              ? 'That took too long. Sign in again.'
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
      {problem ? <FormMessage answer={{ message: problem }} mb="lg" /> : null}
      {isGoogleOffered ? <GoogleSignIn action={GOOGLE_CALLBACK_PATH} next={next} /> : null}
      <CredentialsForm kind="sign-in" next={next} />
    </AuthCard>
  )
}
