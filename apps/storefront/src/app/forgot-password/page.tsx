import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthPanel } from '../../components/auth-panel.tsx'
import { ForgotPasswordForm } from '../../security/forgot-password-form.tsx'
import { SITE_LINKS } from '../../site-links.ts'

export const metadata: Metadata = { title: 'Forgot your password?', robots: { index: false } }

export default function ForgotPasswordPage() {
  return (
    <AuthPanel
      title="Forgot your password?"
      description="Tell us your e-mail address, and we send you a link to set a new one."
      footer={
        <Link className="link" href={SITE_LINKS.signIn}>
          Back to sign-in
        </Link>
      }
    >
      <ForgotPasswordForm />
    </AuthPanel>
  )
}
