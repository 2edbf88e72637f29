import { AuthCard, TextLink } from '@millyard/ui/portal'
import { safeRedirect } from '@millyard/web-kit'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { firstParam, type RawSearchParams } from '../../data/search-params.ts'
import { viewer } from '../../server-kit.ts'
import { CredentialsForm } from '../../session/credentials-form.tsx'

export const metadata: Metadata = { title: 'Create an account' }

export default async function RegisterPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const next = safeRedirect(firstParam((await searchParams).next))
  if (await viewer()) redirect(next)
  return (
    <AuthCard
      product="Factory portal"
      title="Create an account"
      description="First your account, then your factory. Our staff look at every application themselves."
      footer={
        <>
          You have an account already?{' '}
          <TextLink href={`/sign-in?next=${encodeURIComponent(next)}`} inherit>
            Sign in
          </TextLink>
        </>
      }
    >
      <CredentialsForm kind="register" next={next} />
    </AuthCard>
  )
}
