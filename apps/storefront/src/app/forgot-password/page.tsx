import type { Metadata } from 'next'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { getExtracted } from 'next-intl/server'
import { AuthPanel } from '../../components/auth-panel.tsx'
import { ForgotPasswordForm } from '../../security/forgot-password-form.tsx'
import { SITE_LINKS } from '../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Forgot your password?'), robots: { index: false } }
}

export default function ForgotPasswordPage() {
  const t = useExtracted()
  return (
    <AuthPanel
      title={t('Forgot your password?')}
      description={t('Tell us your e-mail address, and we send you a link to set a new one.')}
      footer={
        <Link className="link" href={SITE_LINKS.signIn}>
          {t('Back to sign-in')}
        </Link>
      }
    >
      <ForgotPasswordForm />
    </AuthPanel>
  )
}
