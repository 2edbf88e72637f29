'use server'
import { signInInput } from '@millyard/contracts'
import { answerSecondStep, safeRedirect, signInAsDemoAccount, signInWithPassword, webEnv } from '@millyard/web-kit'
import { redirect } from 'next/navigation'
import { signIn } from '../auth.ts'
import { type FieldMessages, fieldMessages } from '../data/field-messages.ts'
import { endSession } from '../server-kit.ts'

/** What a form is told: a message for the whole of it, messages per field, and what was typed (never the password). */
export interface FormAnswer {
  message?: string
  fields?: FieldMessages
  values?: Record<string, string>
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '')

/** Signs in and goes on, to the second step where there is one. Answers only when the sign-in was refused. */
async function enter(credentials: { email: string; password: string }, next: string): Promise<string> {
  const refusal = await signInWithPassword(signIn, credentials, next)
  return refusal ?? goOn(next)
}

/** Once somebody is signed in, the page that was wanted opens. */
async function goOn(next: string): Promise<never> {
  redirect(safeRedirect(next))
}

/** Fields `code`, `next`: the second step. */
export async function secondStepAction(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  return (await answerSecondStep(signIn, 'admin', form)) ?? goOn(text(form, 'next'))
}

/** Fields `email`, `password`, `next`. */
export async function signInAction(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const values = { email: text(form, 'email') }
  const input = signInInput.safeParse({ ...values, password: text(form, 'password'), audience: 'admin' })
  if (!input.success) return { fields: fieldMessages(input.error), values }
  return { message: await enter(input.data, text(form, 'next')), values }
}

/** One of the demo people, by e-mail address. Only where the demo data is loaded. */
export async function signInAsDemo(next: string, email: string): Promise<void> {
  const account = webEnv().DEMO_ACCOUNTS.find((one) => one.email === email)
  if (!account) throw new Error('There is no such demo account.')
  throw new Error((await signInAsDemoAccount(signIn, account, next)) ?? (await goOn(next)))
}

export async function signOutAction(): Promise<void> {
  await endSession()
  redirect('/sign-in')
}
