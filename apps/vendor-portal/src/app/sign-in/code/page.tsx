import { AuthCard, SecondStepForm, TextLink } from '@millyard/ui/portal'
import { readChallenge, safeRedirect, webEnv } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { firstParam, type RawSearchParams } from '../../../data/search-params.ts'
import { viewer } from '../../../server-kit.ts'
import { secondStepAction } from '../../../session/actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Enter your code') }
}

/** The second step of signing in, for logins that ask for it. */
export default async function SecondStepPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const params = await searchParams
  const next = safeRedirect(firstParam(params.next))
  if (await viewer()) redirect(next)
  if (!(await readChallenge('vendor'))) redirect(`/sign-in?next=${encodeURIComponent(next)}`)
  const isRecovery = firstParam(params.with) === 'recovery'
  const query = `next=${encodeURIComponent(next)}`
  const support = webEnv().SUPPORT_EMAIL
  return (
    <AuthCard
      product={t('Factory portal')}
      title={t('Enter your code')}
      description={t('One more step: show that it is you.')}
      footer={
        <>
          <TextLink href={`/sign-in?${query}`} inherit>
            {t('Start anew')}
          </TextLink>
          <br />
          {t.rich('No phone and no recovery code left? Write to <link>{support}</link>.', {
            support,
            link: (chunks) => (
              <TextLink href={`mailto:${support}`} inherit>
                {chunks}
              </TextLink>
            ),
          })}
        </>
      }
    >
      <SecondStepForm
        key={isRecovery ? 'recovery' : 'app'}
        action={secondStepAction}
        next={next}
        isRecovery={isRecovery}
        otherHref={`/sign-in/code?${isRecovery ? '' : 'with=recovery&'}${query}`}
      />
    </AuthCard>
  )
}
