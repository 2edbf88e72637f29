'use client'
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { startTransition, useActionState, useEffect, useRef } from 'react'
import { acceptInvitation, type JoinAnswer, joinWithNewLogin } from './join-actions.ts'

const START: JoinAnswer = {}

export interface JoinFormProps {
  kind: 'accept' | 'join'
  token: string
  email: string
  factoryName: string
}

/** A press, not the visit, spends the link: mail scanners visit every link. */
export function JoinForm({ kind, token, email, factoryName }: JoinFormProps) {
  const t = useExtracted('client')

  const [answer, submit, isPending] = useActionState(kind === 'accept' ? acceptInvitation : joinWithNewLogin, START)
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
      <input type="hidden" name="token" value={token} />
      <Stack gap="md">
        {answer.message ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {answer.message}
          </Alert>
        ) : null}
        {kind === 'join' ? (
          <>
            <TextInput label={t('E-mail')} name="email" value={email} readOnly autoComplete="username" />
            <TextInput
              label={t('Name')}
              name="name"
              autoComplete="name"
              maxLength={100}
              defaultValue={answer.values?.name}
              error={answer.fields?.name}
            />
            <PasswordInput
              label={t('Password')}
              name="password"
              description={t('At least 10 characters.')}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
              error={answer.fields?.password}
            />
          </>
        ) : null}
        <Button type="submit" loading={isPending} fullWidth size="md">
          {t('Join {factoryName}', { factoryName })}
        </Button>
      </Stack>
    </form>
  )
}
