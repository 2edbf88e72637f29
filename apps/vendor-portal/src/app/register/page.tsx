import { GOOGLE_CALLBACK_PATH } from '@millyard/contracts'
import { GoogleSignIn } from '@millyard/ui'
import { AuthCard, TextLink } from '@millyard/ui/portal'
import { safeRedirect } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { offersGoogle, viewer } from '../../server-kit.ts'
import { CredentialsForm } from '../../session/credentials-form.tsx'

export const metadata: Metadata = { title: 'Create an account' }

export default async function RegisterPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const next = safeRedirect(firstParam((await searchParams).next))
  if (await viewer()) redirect(next)
  const isGoogleOffered = await offersGoogle()
  return (
    <AuthCard
      product="Factory portal"
      title="Create an account"
      description="First your account, then your factory. Our staff look at every application themselves."
      footer={
        <>
          You have an account already?{' '}
          <TextLink href={`/sign-in?next=${encodeURIComponent(next)}`} inherit underline="always">
            Sign in
          </TextLink>
        </>
      }
    >
      {isGoogleOffered ? <GoogleSignIn action={GOOGLE_CALLBACK_PATH} next={next} /> : null}
      <CredentialsForm kind="register" next={next} />
    </AuthCard>
  )
}
