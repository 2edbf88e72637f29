import { GOOGLE_CALLBACK_PATH } from '@millyard/contracts'
import { GoogleSignIn } from '@millyard/ui'
import { AuthCard, TextLink } from '@millyard/ui/portal'
import { safeRedirect } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { offersGoogle, viewer } from '../../server-kit.ts'
import { CredentialsForm } from '../../session/credentials-form.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Create an account') }
}

export default async function RegisterPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const next = safeRedirect(firstParam((await searchParams).next))
  if (await viewer()) redirect(next)
  const isGoogleOffered = await offersGoogle()
  return (
    <AuthCard
      product={t('Factory portal')}
      title={t('Create an account')}
      description={t('First your account, then your factory. Our staff look at every application themselves.')}
      footer={t.rich('You have an account already? <link>Sign in</link>', {
        link: (chunks) => (
          <TextLink href={`/sign-in?next=${encodeURIComponent(next)}`} inherit underline="always">
            {chunks}
          </TextLink>
        ),
      })}
    >
      {isGoogleOffered ? <GoogleSignIn action={GOOGLE_CALLBACK_PATH} next={next} /> : null}
      <CredentialsForm kind="register" next={next} />
    </AuthCard>
  )
}
