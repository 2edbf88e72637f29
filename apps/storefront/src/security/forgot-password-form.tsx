'use client'
import { useFormAction } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { Button } from '../components/button.tsx'
import { TextInput } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { forgotPasswordAction } from './actions.ts'
import { FormMessage } from './form-message.tsx'

/** Asks for a link by mail; the answer is the same whether or not there is such an account. */
export function ForgotPasswordForm() {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(forgotPasswordAction)
  if (answer.isDone) {
    return (
      <Notice tone="good" isLive title={t('Look into your mailbox')}>
        {t(
          'If there is an account for {email}, a mail with a link is on its way. The link works once, within an hour.',
          { email: answer.values?.email ?? '' },
        )}
      </Notice>
    )
  }
  return (
    <form {...formProps} className="grid gap-5">
      <FormMessage answer={answer} />
      <TextInput
        label={t('E-mail')}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={answer.values?.email}
        error={answer.fields?.email}
      />
      <Button type="submit" isPending={isPending} pendingText={t('Sending')}>
        {t('Send me a link')}
      </Button>
    </form>
  )
}
