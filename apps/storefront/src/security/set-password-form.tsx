'use client'
import { useFormAction } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { forgotPasswordAction } from './actions.ts'
import { FormMessage } from './form-message.tsx'

/** For a login without a password: a link by mail sets one. */
export function SetPasswordForm({ email }: { email: string }) {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(forgotPasswordAction)
  if (answer.isDone) {
    return (
      <Notice tone="good" isLive title={t('Look into your mailbox')}>
        {t('A mail with a link is on its way to {email}. The link works once, within an hour.', { email })}
      </Notice>
    )
  }
  return (
    <form {...formProps} className="grid max-w-sm justify-items-start gap-5">
      <input type="hidden" name="email" value={email} />
      <FormMessage answer={answer} />
      <Button type="submit" isPending={isPending} pendingText={t('Sending')}>
        {t('Send me a link to set one')}
      </Button>
    </form>
  )
}
