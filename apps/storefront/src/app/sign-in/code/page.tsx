import { readChallenge, safeRedirect, webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthPanel } from '../../../components/auth-panel.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { viewer } from '../../../server-kit.ts'
import { SecondStepForm } from '../../../session/second-step-form.tsx'
import { signInPath } from '../../../site-links.ts'

export const metadata: Metadata = { title: 'Enter your code', robots: { index: false } }

/** The second step of signing in, for logins that ask for it. */
export default async function SecondStepPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const params = await searchParams
  const next = safeRedirect(firstParam(params.next))
  if (await viewer()) redirect(next)
  if (!(await readChallenge('storefront'))) redirect(signInPath(next))
  const isRecovery = firstParam(params.with) === 'recovery'
  const query = `next=${encodeURIComponent(next)}`
  const support = webEnv().SUPPORT_EMAIL
  return (
    <AuthPanel
      title="Enter your code"
      description="One more step: show that it is you."
      footer={
        <>
          <Link className="link mb-2 inline-block" href={`/sign-in/code?${isRecovery ? '' : 'with=recovery&'}${query}`}>
            {isRecovery ? 'Use a code from the app' : 'Use a recovery code'}
          </Link>
          <br />
          <Link className="link" href={signInPath(next)}>
            Start anew
          </Link>
          <p className="mt-4">
            No phone and no recovery code left? Write to{' '}
            <a className="link" href={`mailto:${support}`}>
              {support}
            </a>
            .
          </p>
        </>
      }
    >
      <SecondStepForm key={isRecovery ? 'recovery' : 'app'} next={next} isRecovery={isRecovery} />
    </AuthPanel>
  )
}
