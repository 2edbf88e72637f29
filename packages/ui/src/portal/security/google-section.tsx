'use client'
import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconMail } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { DateText } from '../../shared/date-text.tsx'
import type { FormAction } from '../../shared/form-answer.ts'
import { GoogleAccount, GoogleButton } from '../../shared/google-button.tsx'
import { useFormAction } from '../../shared/use-form-action.ts'
import { notifyDone } from '../notify.tsx'
import classes from '../portal-section.module.css'
import { FormMessage } from './form-message.tsx'

export interface GoogleConnectionProps {
  status: { account: { email: string; linkedAt: string } | null; hasPassword: boolean }
  /** Whether the address is proven: before that nothing is connected. */
  isProven: boolean
  /** What came of the last way to Google, if it was not what was wanted. */
  problem?: string | undefined
  /** Field `password`. Leads to Google. */
  connect: FormAction
  /** Field `password`. */
  disconnect: FormAction
}

/** Connects a Google account with the login that is signed in, and takes it away. */
export function GoogleConnection({ status, isProven, problem, connect, disconnect }: GoogleConnectionProps) {
  const t = useExtracted('client')

  const { account, hasPassword } = status
  return (
    <Stack gap="md" align="flex-start">
      {problem ? (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
          {problem}
        </Alert>
      ) : null}
      {account ? (
        <GoogleAccount>
          {t.rich('{email}, since <date></date>', {
            email: account.email,
            date: () => <DateText value={account.linkedAt} style="date" />,
          })}
        </GoogleAccount>
      ) : null}
      {account && !hasPassword ? (
        <Text>{t('It is your only way in. Set a password before you disconnect it.')}</Text>
      ) : account ? (
        <Disconnect action={disconnect} />
      ) : isProven ? (
        <Connect action={connect} hasPassword={hasPassword} />
      ) : (
        <Text>{t('Confirm your e-mail address first, then connect your Google account.')}</Text>
      )}
    </Stack>
  )
}

function Connect({ action, hasPassword }: { action: FormAction; hasPassword: boolean }) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action)
  return (
    <form {...formProps} className={classes.form}>
      <Stack gap="md" align="flex-start">
        <FormMessage answer={answer} />
        {hasPassword ? (
          <PasswordInput
            w="100%"
            label={t('Your password')}
            name="password"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
            error={answer.fields?.password}
          />
        ) : null}
        <GoogleButton isPending={isPending}>{t('Connect Google')}</GoogleButton>
      </Stack>
    </form>
  )
}

function Disconnect({ action }: { action: FormAction }) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action, {
    onDone: () =>
      notifyDone(
        t('Google is disconnected'),
        t('Your other devices are signed out. Sign in with your password from now on.'),
      ),
  })
  return (
    <form {...formProps} className={classes.form}>
      <Stack gap="md" align="flex-start">
        <FormMessage answer={answer} />
        <PasswordInput
          w="100%"
          label={t('Your password')}
          name="password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
          error={answer.fields?.password}
        />
        <Button type="submit" variant="default" loading={isPending}>
          {t('Disconnect Google')}
        </Button>
      </Stack>
    </form>
  )
}

/** For a login without a password: a link by mail sets one. Field `email`. */
export function SetPasswordForm({ action, email }: { action: FormAction; email: string }) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action)
  if (answer.isDone) {
    return (
      <Alert icon={<IconMail size={18} />} title={t('Look into your mailbox')} role="status">
        {t('A mail with a link is on its way to {email}. The link works once, within an hour.', { email })}
      </Alert>
    )
  }
  return (
    <form {...formProps} className={classes.form}>
      <input type="hidden" name="email" value={email} />
      <Stack gap="md" align="flex-start">
        <FormMessage answer={answer} />
        <Button type="submit" loading={isPending}>
          {t('Send me a link to set one')}
        </Button>
      </Stack>
    </form>
  )
}
