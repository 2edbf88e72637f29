import { AuthCard, ForgotPasswordForm, TextLink } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { forgotPasswordAction } from '../../security/actions.ts'

export const metadata: Metadata = { title: 'Forgot your password?' }

export default function ForgotPasswordPage() {
  return (
    <AuthCard
      product="Admin"
      accent="copper"
      title="Forgot your password?"
      description="Tell us your e-mail address, and we send you a link to set a new one."
      footer={<TextLink href="/sign-in">Back to sign-in</TextLink>}
    >
      <ForgotPasswordForm action={forgotPasswordAction} />
    </AuthCard>
  )
}
