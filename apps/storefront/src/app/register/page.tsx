import { GoogleSignIn } from '@millyard/ui'
import { safeRedirect } from '@millyard/web-kit'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { AuthPanel } from '../../components/auth-panel.tsx'
import { firstParam, type RawSearchParams } from '../../page-props.ts'
import { offersGoogle, viewer } from '../../server-kit.ts'
import { CredentialsForm } from '../../session/credentials-form.tsx'
import { SITE_LINKS, signInPath } from '../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Create an account'), robots: { index: false } }
}

export default async function RegisterPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  const next = safeRedirect(firstParam((await searchParams).next))
  if (await viewer()) redirect(next)
  const isGoogleOffered = await offersGoogle()
  return (
    <AuthPanel
      title={t('Create an account')}
      description={t('For your orders and their parcels. What is in your cart stays in it.')}
      footer={t.rich('You have one already? <link>Sign in</link>', {
        link: (chunks) => (
          <Link className="link" href={signInPath(next)}>
            {chunks}
          </Link>
        ),
      })}
    >
      {isGoogleOffered ? <GoogleSignIn action={SITE_LINKS.google} next={next} /> : null}
      <CredentialsForm kind="register" next={next} />
    </AuthPanel>
  )
}
