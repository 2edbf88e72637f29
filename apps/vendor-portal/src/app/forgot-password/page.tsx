import { AuthCard, ForgotPasswordForm, TextLink } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { useExtracted } from 'next-intl'
import { getExtracted } from 'next-intl/server'
import { forgotPasswordAction } from '../../security/actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Forgot your password?') }
}

export default function ForgotPasswordPage() {
  const t = useExtracted()

  return (
    <AuthCard
      product={t('Factory portal')}
      title={t('Forgot your password?')}
      description={t('Tell us your e-mail address, and we send you a link to set a new one.')}
      footer={<TextLink href="/sign-in">{t('Back to sign-in')}</TextLink>}
    >
      <ForgotPasswordForm action={forgotPasswordAction} />
    </AuthCard>
  )
}
