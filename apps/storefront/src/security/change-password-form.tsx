'use client'
import { useFormAction } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { Button } from '../components/button.tsx'
import { TextInput } from '../components/field.tsx'
import { showToast } from '../components/toast.tsx'
import { changePasswordAction } from './actions.ts'
import { FormMessage } from './form-message.tsx'

/** Asks for the present password and the new one. */
export function ChangePasswordForm({ email }: { email: string }) {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(changePasswordAction, {
    onDone: () => showToast({ title: t('Your password is changed'), message: t('Your other devices are signed out.') }),
  })
  return (
    <form {...formProps} className="grid max-w-sm gap-5">
      {/* For password managers: whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <FormMessage answer={answer} />
      <TextInput
        label={t('Present password')}
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        error={answer.fields?.currentPassword}
      />
      <TextInput
        label={t('New password')}
        name="newPassword"
        type="password"
        autoComplete="new-password"
        hint={t('At least 10 characters.')}
        error={answer.fields?.newPassword}
      />
      <div>
        <Button type="submit" isPending={isPending} pendingText={t('Changing it')}>
          {t('Change password')}
        </Button>
      </div>
    </form>
  )
}
