import { readChallenge, safeRedirect, webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { AuthPanel } from '../../../components/auth-panel.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { viewer } from '../../../server-kit.ts'
import { SecondStepForm } from '../../../session/second-step-form.tsx'
import { signInPath } from '../../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Enter your code'), robots: { index: false } }
}

/** The second step of signing in, for logins that ask for it. */
export default async function SecondStepPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  const params = await searchParams
  const next = safeRedirect(firstParam(params.next))
  if (await viewer()) redirect(next)
  if (!(await readChallenge('storefront'))) redirect(signInPath(next))
  const isRecovery = firstParam(params.with) === 'recovery'
  const query = `next=${encodeURIComponent(next)}`
  const support = webEnv().SUPPORT_EMAIL
  return (
    <AuthPanel
      title={t('Enter your code')}
      description={t('One more step: show that it is you.')}
      footer={
        <>
          <Link className="link mb-2 inline-block" href={`/sign-in/code?${isRecovery ? '' : 'with=recovery&'}${query}`}>
            {isRecovery ? t('Use a code from the app') : t('Use a recovery code')}
          </Link>
          <br />
          <Link className="link" href={signInPath(next)}>
            {t('Start anew')}
          </Link>
          <p className="mt-4">
            {t.rich('No phone and no recovery code left? Write to <link>{support}</link>.', {
              support,
              link: (chunks) => (
                <a className="link" href={`mailto:${support}`}>
                  {chunks}
                </a>
              ),
            })}
          </p>
        </>
      }
    >
      <SecondStepForm key={isRecovery ? 'recovery' : 'app'} next={next} isRecovery={isRecovery} />
    </AuthPanel>
  )
}
