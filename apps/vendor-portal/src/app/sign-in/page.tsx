import { GOOGLE_CALLBACK_PATH } from '@millyard/contracts'
import { DemoAccounts, GoogleSignIn } from '@millyard/ui'
import { AuthCard, FormMessage, TextLink } from '@millyard/ui/portal'
import { googleWords, safeRedirect, webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { offersGoogle, viewer } from '../../server-kit.ts'
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
  const problem = await googleWords(firstParam(params.google))
  const isGoogleOffered = await offersGoogle()
  return (
    <AuthCard
      product={t('Factory portal')}
      title={t('Sign in')}
      description={
        firstParam(params.reset)
          ? t('Your new password is set. Sign in with it.')
          : hasEnded
            ? t('Your session has ended. Sign in again.')
            : firstParam(params.late)
              ? t('That took too long. Sign in again.')
              : firstParam(params.registered)
                ? t('We sent you a mail that says how to go on. If you have an account already, sign in.')
                : t('Your products, your orders, your payouts.')
      }
      footer={
        <>
          <TextLink href="/forgot-password" inherit>
            {t('Forgot your password?')}
          </TextLink>
          <br />
          {t.rich('New here? <link>Create an account</link>', {
            link: (chunks) => (
              <TextLink href={`/register?next=${encodeURIComponent(next)}`} inherit>
                {chunks}
              </TextLink>
            ),
          })}
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
