'use client'
import { type FormEvent, startTransition, useActionState, useEffect, useEffectEvent, useRef } from 'react'
import type { FormAction, FormAnswer } from './form-answer.ts'

const START: FormAnswer = {}

/**
 * A form with a server action. Works as a plain form; with scripts what was typed stays where it is, the first wrong field
 * gets the focus, and a form that is done is empty again. Spread `formProps` on the `<form>`.
 */
export function useFormAction(action: FormAction, options: { onDone?: () => void } = {}) {
  const [answer, submit, isPending] = useActionState(action, START)
  const ref = useRef<HTMLFormElement>(null)
  const onDone = useEffectEvent(() => options.onDone?.())

  useEffect(() => {
    if (answer.fields) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    if (answer.isDone) {
      ref.current?.reset()
      onDone()
    }
  }, [answer])

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    startTransition(() => submit(data))
  }
  return { answer, isPending, formProps: { ref, action: submit, noValidate: true, onSubmit } }
}
