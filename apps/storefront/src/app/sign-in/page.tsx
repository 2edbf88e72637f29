import { DemoAccounts, GoogleSignIn } from '@millyard/ui'
import { googleWords, safeRedirect, webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { AuthPanel } from '../../components/auth-panel.tsx'
import { Notice } from '../../components/notice.tsx'
import { firstParam, type RawSearchParams } from '../../page-props.ts'
import { offersGoogle, viewer } from '../../server-kit.ts'
import { signInAsDemo } from '../../session/actions.ts'
import { CredentialsForm } from '../../session/credentials-form.tsx'
import { SITE_LINKS } from '../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Sign in'), robots: { index: false } }
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
    <AuthPanel
      title={t('Sign in')}
      description={t('Your orders, your parcels, your addresses.')}
      footer={
        <>
          <Link className="link mb-2 inline-block" href={SITE_LINKS.forgotPassword}>
            {t('Forgot your password?')}
          </Link>
          <br />
          {t.rich('New here? <link>Create an account</link>', {
            link: (chunks) => (
              <Link className="link" href={`${SITE_LINKS.register}?next=${encodeURIComponent(next)}`}>
                {chunks}
              </Link>
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
      {firstParam(params.registered) ? (
        <Notice className="mb-5" title={t('Look into your mailbox')}>
          {t('We sent you a mail that says how to go on. If you have an account already, sign in.')}
        </Notice>
      ) : null}
      {firstParam(params.reset) ? (
        <Notice tone="good" isLive className="mb-5">
          {t('Your new password is set. Sign in with it.')}
        </Notice>
      ) : null}
      {hasEnded ? (
        <Notice tone="warn" isLive className="mb-5">
          {t('Your session has ended. Sign in again.')}
        </Notice>
      ) : null}
      {firstParam(params.late) ? (
        <Notice tone="warn" isLive className="mb-5">
          {t('That took too long. Sign in again.')}
        </Notice>
      ) : null}
      {problem ? (
        <Notice tone="bad" isLive className="mb-5">
          {problem}
        </Notice>
      ) : null}
      {isGoogleOffered ? <GoogleSignIn action={SITE_LINKS.google} next={next} /> : null}
      <CredentialsForm kind="sign-in" next={next} />
    </AuthPanel>
  )
}
