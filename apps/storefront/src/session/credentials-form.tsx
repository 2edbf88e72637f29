'use client'
import { useExtracted } from 'next-intl'
import { startTransition, useActionState, useEffect, useRef } from 'react'
import { Button } from '../components/button.tsx'
import { TextInput } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { type FormAnswer, registerAction, signInAction } from './actions.ts'

const START: FormAnswer = {}

export interface CredentialsFormProps {
  kind: 'sign-in' | 'register'
  /** Where to go afterwards: a path. */
  next: string
}

/** Signing in and registering. Works as a plain form; with scripts what was typed stays where it is. */
export function CredentialsForm({ kind, next }: CredentialsFormProps) {
  const t = useExtracted('account')
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
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        startTransition(() => submit(data))
      }}
    >
      <input type="hidden" name="next" value={next} />
      {answer.message ? (
        <Notice tone="bad" isLive>
          {answer.message}
        </Notice>
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
      <TextInput
        label={t('Password')}
        name="password"
        type="password"
        autoComplete={isRegistering ? 'new-password' : 'current-password'}
        hint={isRegistering ? t('At least 10 characters.') : undefined}
        error={answer.fields?.password}
      />
      <Button
        type="submit"
        isPending={isPending}
        pendingText={isRegistering ? t('Creating your account') : t('Signing in')}
      >
        {isRegistering ? t('Create account') : t('Sign in')}
      </Button>
    </form>
  )
}
