'use client'
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { FormAction } from '../../shared/form-answer.ts'
import { useFormAction } from '../../shared/use-form-action.ts'
import { notifyDone } from '../notify.tsx'
import classes from '../portal-section.module.css'
import { FormMessage } from './form-message.tsx'

/** Asks for a link by mail. Field `email`. */
export function ForgotPasswordForm({ action }: { action: FormAction }) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action)
  if (answer.isDone) {
    return (
      <Alert icon={<IconMail size={18} />} title={t('Look into your mailbox')} role="status">
        {t(
          'If there is an account for {email}, a mail with a link is on its way. The link works once, within an hour.',
          { email: answer.values?.email ?? '' },
        )}
      </Alert>
    )
  }
  return (
    <form {...formProps}>
      <Stack gap="md">
        <FormMessage answer={answer} />
        <TextInput
          label={t('E-mail')}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={answer.values?.email}
          error={answer.fields?.email}
        />
        <Button type="submit" loading={isPending} fullWidth size="md">
          {t('Send me a link')}
        </Button>
      </Stack>
    </form>
  )
}

/** Sets a password with the link of the mail. Fields `token`, `password`. */
export function ResetPasswordForm({ action, token }: { action: FormAction; token: string }) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action)
  return (
    <form {...formProps}>
      <input type="hidden" name="token" value={token} />
      <Stack gap="md">
        <FormMessage answer={answer} title={t('The password was not set')} />
        <PasswordInput
          label={t('New password')}
          name="password"
          description={t('At least 10 characters.')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
          error={answer.fields?.password}
        />
        <Button type="submit" loading={isPending} fullWidth size="md">
          {t('Set password')}
        </Button>
      </Stack>
    </form>
  )
}

/** Fields `currentPassword`, `newPassword`. */
export function ChangePasswordForm({ action, email }: { action: FormAction; email: string }) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action, {
    onDone: () => notifyDone(t('Your password is changed'), t('Your other devices are signed out.')),
  })
  return (
    <form {...formProps} className={classes.form}>
      {/* For password managers: whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <Stack gap="md" align="flex-start">
        <FormMessage answer={answer} />
        <PasswordInput
          w="100%"
          label={t('Present password')}
          name="currentPassword"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
          error={answer.fields?.currentPassword}
        />
        <PasswordInput
          w="100%"
          label={t('New password')}
          name="newPassword"
          description={t('At least 10 characters.')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
          error={answer.fields?.newPassword}
        />
        <Button type="submit" loading={isPending}>
          {t('Change password')}
        </Button>
      </Stack>
    </form>
  )
}
