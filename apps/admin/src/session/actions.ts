'use server'
import { signInInput } from '@millyard/contracts'
import { safeRedirect, signInWithPassword, webEnv } from '@millyard/web-kit'
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

/** Signs in and goes on. Answers only when the sign-in was refused. */
async function enter(credentials: { email: string; password: string }, next: string): Promise<string> {
  const refusal = await signInWithPassword(signIn, credentials)
  if (refusal) return refusal
  redirect(safeRedirect(next))
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
  throw new Error(await enter(account, next))
}

export async function signOutAction(): Promise<void> {
  await endSession()
  redirect('/sign-in')
}
