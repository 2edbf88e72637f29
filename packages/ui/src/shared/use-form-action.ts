'use client'
import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react'
import type { FormAnswer } from './form-answer.ts'

/**
 * A form with a server action. With scripts what was typed stays where it is, the first wrong field gets the focus, and a
 * form that is done is empty again. Works as a plain form too, unless `onDone` is given: that says what was done, and is
 * called before the page is shown anew, which may take the form away. Spread `formProps` on the `<form>`.
 */
export function useFormAction<Answer extends FormAnswer = FormAnswer>(
  action: (before: Answer, form: FormData) => Promise<Answer>,
  { onDone }: { onDone?: (answer: Answer) => void } = {},
) {
  const tell = async (before: Answer, form: FormData) => {
    const answer = await action(before, form)
    if (answer.isDone) onDone?.(answer)
    return answer
  }
  const [answer, submit, isPending] = useActionState<Answer, FormData>(onDone ? tell : action, {} as Awaited<Answer>)
  const ref = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (answer.fields) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    if (answer.isDone) ref.current?.reset()
  }, [answer])

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    startTransition(() => submit(data))
  }
  return { answer, isPending, formProps: { ref, action: submit, noValidate: true, onSubmit } }
}
