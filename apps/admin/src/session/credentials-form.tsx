'use client'
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { startTransition, useActionState, useEffect, useRef } from 'react'
import { type FormAnswer, signInAction } from './actions.ts'

const START: FormAnswer = {}

/** Signing in, then on to `next` (a path). Works as a plain form; with scripts what was typed stays where it is. */
export function CredentialsForm({ next }: { next: string }) {
  const t = useExtracted('client')

  const [answer, submit, isPending] = useActionState(signInAction, START)
  const form = useRef<HTMLFormElement>(null)

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
        <TextInput
          label={t('E-mail')}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={answer.values?.email}
          error={answer.fields?.email}
        />
        <PasswordInput
          label={t('Password')}
          name="password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
          error={answer.fields?.password}
        />
        <Button type="submit" loading={isPending} fullWidth size="md">
          {t('Sign in')}
        </Button>
      </Stack>
    </form>
  )
}
