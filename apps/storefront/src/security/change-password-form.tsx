'use client'
import { useFormAction } from '@millyard/ui'
import { Button } from '../components/button.tsx'
import { TextInput } from '../components/field.tsx'
import { showToast } from '../components/toast.tsx'
import { changePasswordAction } from './actions.ts'
import { FormMessage } from './form-message.tsx'

/** Asks for the present password and the new one. */
export function ChangePasswordForm({ email }: { email: string }) {
  const { answer, isPending, formProps } = useFormAction(changePasswordAction, {
    onDone: () => showToast({ title: 'Your password is changed', message: 'Your other devices are signed out.' }),
  })
  return (
    <form {...formProps} className="grid max-w-sm gap-5">
      {/* For password managers: whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <FormMessage answer={answer} />
      <TextInput
        label="Present password"
        name="currentPassword"
        type="password"
        autoComplete="current-password"
        error={answer.fields?.currentPassword}
      />
      <TextInput
        label="New password"
        name="newPassword"
        type="password"
        autoComplete="new-password"
        hint="At least 10 characters."
        error={answer.fields?.newPassword}
      />
      <div>
        <Button type="submit" isPending={isPending} pendingText="Changing it">
          Change password
        </Button>
      </div>
    </form>
  )
}
