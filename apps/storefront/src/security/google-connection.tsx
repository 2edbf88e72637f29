'use client'
import type { GoogleStatus } from '@millyard/contracts'
import { DateText, GoogleAccount, GoogleButton, useFormAction } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { Button } from '../components/button.tsx'
import { TextInput } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { showToast } from '../components/toast.tsx'
import { connectGoogleAction, disconnectGoogleAction } from './actions.ts'
import { FormMessage } from './form-message.tsx'

export interface GoogleConnectionProps {
  status: GoogleStatus
  /** Whether the address is proven: before that nothing is connected. */
  isProven: boolean
  /** What came of the last way to Google, if it was not what was wanted. */
  problem?: string | undefined
}

/** Connects a Google account with the login that is signed in, and takes it away. */
export function GoogleConnection({ status, isProven, problem }: GoogleConnectionProps) {
  const t = useExtracted('account')
  const { account, hasPassword } = status
  return (
    <div className="grid justify-items-start gap-5">
      {problem ? (
        <Notice tone="bad" isLive>
          {problem}
        </Notice>
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
        <p>{t('It is your only way in. Set a password before you disconnect it.')}</p>
      ) : account ? (
        <Disconnect />
      ) : isProven ? (
        <Connect hasPassword={hasPassword} />
      ) : (
        <p>{t('Confirm your e-mail address first, then connect your Google account.')}</p>
      )}
    </div>
  )
}

function Connect({ hasPassword }: { hasPassword: boolean }) {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(connectGoogleAction)
  return (
    <form {...formProps} className="grid w-full max-w-sm justify-items-start gap-5">
      <FormMessage answer={answer} />
      {hasPassword ? <PasswordInput error={answer.fields?.password} /> : null}
      <GoogleButton isPending={isPending}>{t('Connect Google')}</GoogleButton>
    </form>
  )
}

function Disconnect() {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(disconnectGoogleAction, {
    onDone: () =>
      showToast({
        title: t('Google is disconnected'),
        message: t('Your other devices are signed out. Sign in with your password from now on.'),
      }),
  })
  return (
    <form {...formProps} className="grid w-full max-w-sm justify-items-start gap-5">
      <FormMessage answer={answer} />
      <PasswordInput error={answer.fields?.password} />
      <Button type="submit" variant="secondary" isPending={isPending} pendingText={t('Disconnecting')}>
        {t('Disconnect Google')}
      </Button>
    </form>
  )
}

function PasswordInput({ error }: { error: string | undefined }) {
  const t = useExtracted('account')
  return (
    <TextInput
      className="w-full"
      label={t('Your password')}
      name="password"
      type="password"
      autoComplete="current-password"
      error={error}
    />
  )
}
