'use client'
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { startTransition, useActionState, useEffect, useRef } from 'react'
import { type FormAnswer, registerAction, signInAction } from './actions.ts'

const START: FormAnswer = {}

export interface CredentialsFormProps {
  kind: 'sign-in' | 'register'
  /** Where to go afterwards: a path. */
  next: string
}

/** Signing in and registering. Works as a plain form; with scripts what was typed stays where it is. */
export function CredentialsForm({ kind, next }: CredentialsFormProps) {
  const t = useExtracted('client')

  const [answer, submit, isPending] = useActionState(kind === 'register' ? registerAction : signInAction, START)
  const form = useRef<HTMLFormElement>(null)
  const isRegistering = kind === 'register'

  useEffect(() => {
    if (answer.fields) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [answer])

  return (
    <form
      ref={form}
      action={submit}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        startTransition(() => submit(data))
      }}
    >
      <input type="hidden" name="next" value={next} />
      <Stack gap="md">
        {answer.message ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {answer.message}
          </Alert>
        ) : null}
        {isRegistering ? (
          <TextInput
            label={t('Name')}
            name="name"
            autoComplete="name"
            maxLength={100}
            defaultValue={answer.values?.name}
            error={answer.fields?.name}
          />
        ) : null}
        <TextInput
          label={t('E-mail')}
          name="email"
          type="email"
          autoComplete={isRegistering ? 'email' : 'username'}
          defaultValue={answer.values?.email}
          error={answer.fields?.email}
        />
        <PasswordInput
          label={t('Password')}
          name="password"
          description={isRegistering ? t('At least 10 characters.') : undefined}
          autoComplete={isRegistering ? 'new-password' : 'current-password'}
          visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
          error={answer.fields?.password}
        />
        <Button type="submit" loading={isPending} fullWidth size="md">
          {isRegistering ? t('Create account') : t('Sign in')}
        </Button>
      </Stack>
    </form>
  )
}
