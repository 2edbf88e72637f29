'use server'
import { toApiError } from '@millyard/api-client'
import { registerInput, signInInput } from '@millyard/contracts'
import { answerSecondStep, safeRedirect, signInAsDemoAccount, signInWithPassword, webEnv } from '@millyard/web-kit'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { signIn } from '../auth.ts'
import { type FieldMessages, fieldMessages } from '../data/field-messages.ts'
import { actFor, anonymousApi, api, endSession, renewSession, viewer } from '../server-kit.ts'
import { isTokenBehind } from './factory-access.ts'

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
  return (await answerSecondStep(signIn, 'vendor', form)) ?? goOn(text(form, 'next'))
}

/** Fields `email`, `password`, `next`. */
export async function signInAction(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const values = { email: text(form, 'email') }
  const input = signInInput.safeParse({ ...values, password: text(form, 'password'), audience: 'vendor' })
  if (!input.success) return { fields: fieldMessages(input.error), values }
  return { message: await enter(input.data, text(form, 'next')), values }
}

/** One of the demo people, by e-mail address. Only where the demo data is loaded. */
export async function signInAsDemo(next: string, email: string): Promise<void> {
  const account = webEnv().DEMO_ACCOUNTS.find((one) => one.email === email)
  if (!account) throw new Error('There is no such demo account.')
  throw new Error((await signInAsDemoAccount(signIn, account, next)) ?? (await goOn(next)))
}

/** Fields `name`, `email`, `password`, `next`. */
export async function registerAction(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const values = { name: text(form, 'name'), email: text(form, 'email') }
  const input = registerInput.safeParse({ ...values, password: text(form, 'password'), audience: 'vendor' })
  if (!input.success) return { fields: fieldMessages(input.error), values }
  try {
    await anonymousApi().auth.account.register.mutate(input.data)
  } catch (error) {
    const { message, fields } = toApiError(error)
    return Object.keys(fields).length > 0 ? { fields, values } : { message, values }
  }
  await enter(input.data, text(form, 'next'))
  // The address belongs to somebody already. Registering answers the same for everyone; the mail says what to do.
  redirect(`/sign-in?registered=1&next=${encodeURIComponent(safeRedirect(text(form, 'next')))}`)
}

export async function signOutAction(): Promise<void> {
  await endSession()
  redirect('/sign-in')
}

/** Acts for another factory of the same person, from its dashboard on. */
export async function switchFactory(vendorId: string): Promise<void> {
  await actFor(vendorId)
  redirect('/')
}

/**
 * Fetches a token that knows of the factory's new state, then goes on. Answers only when that did not help, with what to
 * tell the person.
 */
export async function openStore(next: string): Promise<string> {
  const t = await getExtracted()
  await renewSession()
  const person = await viewer()
  if (!person) redirect('/sign-in')
  try {
    const { vendors } = await api().auth.vendors.mine.query()
    if (isTokenBehind(person, vendors)) return t('Your store is not ready yet. Try again in a moment.')
  } catch (error) {
    return toApiError(error).message
  }
  redirect(safeRedirect(next))
}
