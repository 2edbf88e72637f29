'use server'
import { toApiError } from '@millyard/api-client'
import { acceptStaffInput, joinStaffInput } from '@millyard/contracts'
import { signInWithPassword } from '@millyard/web-kit'
import { redirect } from 'next/navigation'
import { signIn } from '../auth.ts'
import { fieldMessages } from '../data/field-messages.ts'
import { anonymousApi, endSession } from '../server-kit.ts'
import type { FormAnswer } from '../session/actions.ts'

const text = (form: FormData, name: string) => String(form.get(name) ?? '')

/** Signs in with what was just accepted; the sign-in page asks for whatever more is needed. */
async function enter(form: FormData, password: string): Promise<never> {
  // Somebody else may have been signed in here.
  await endSession()
  const refusal = await signInWithPassword(signIn, { email: text(form, 'email'), password })
  redirect(refusal ? '/sign-in' : '/')
}

function refused(error: unknown, values: Record<string, string>): FormAnswer {
  const { message, fields } = toApiError(error)
  return Object.keys(fields).length > 0 ? { fields, values } : { message, values }
}

/** Fields `token`, `email` (for signing in), `password`: joins with the login that has the invited address. */
export async function acceptInvitation(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const input = acceptStaffInput.safeParse({ token: text(form, 'token'), password: text(form, 'password') })
  if (!input.success) return { fields: fieldMessages(input.error) }
  try {
    await anonymousApi().auth.staff.accept.mutate(input.data)
  } catch (error) {
    return refused(error, {})
  }
  return enter(form, input.data.password)
}

/** Fields `token`, `email` (for signing in), `name`, `password`: joins with a new login for the invited address. */
export async function joinWithNewLogin(_before: FormAnswer, form: FormData): Promise<FormAnswer> {
  const values = { name: text(form, 'name') }
  const input = joinStaffInput.safeParse({ ...values, token: text(form, 'token'), password: text(form, 'password') })
  if (!input.success) return { fields: fieldMessages(input.error), values }
  try {
    await anonymousApi().auth.staff.join.mutate(input.data)
  } catch (error) {
    return refused(error, values)
  }
  return enter(form, input.data.password)
}
