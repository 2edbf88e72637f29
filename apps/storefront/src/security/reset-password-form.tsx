'use client'
import { useFormAction } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { Button } from '../components/button.tsx'
import { TextInput } from '../components/field.tsx'
import { resetPasswordAction } from './actions.ts'
import { FormMessage } from './form-message.tsx'

/** Sets a password with the link of the mail. */
export function ResetPasswordForm({ token }: { token: string }) {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(resetPasswordAction)
  return (
    <form {...formProps} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      <FormMessage answer={answer} title={t('The password was not set')} />
      <TextInput
        label={t('New password')}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={t('At least 10 characters.')}
        error={answer.fields?.password}
      />
      <Button type="submit" isPending={isPending} pendingText={t('Setting it')}>
        {t('Set password')}
      </Button>
    </form>
  )
}
