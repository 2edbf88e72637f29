'use server'
import { toApiError } from '@millyard/api-client'
import { joinInput } from '@millyard/contracts'
import { signInWithPassword } from '@millyard/web-kit'
import { redirect } from 'next/navigation'
import { signIn } from '../auth.ts'
import { type FieldMessages, fieldMessages } from '../data/field-messages.ts'
import { actFor, anonymousApi, api, endSession } from '../server-kit.ts'

export interface JoinAnswer {
  message?: string
  fields?: FieldMessages
  values?: Record<string, string>
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '')

/** Field `token`. Joins with the login that is signed in, and acts for the factory from here on. */
export async function acceptInvitation(_before: JoinAnswer, form: FormData): Promise<JoinAnswer> {
  let vendorId: string
  try {
    ;({ vendorId } = await api().auth.team.accept.mutate({ token: text(form, 'token') }))
  } catch (error) {
    return { message: toApiError(error).message }
  }
  // If this fails, the person joined all the same: the switcher has the factory.
  await actFor(vendorId).catch(() => undefined)
  redirect('/')
}

/** Fields `token`, `email` (for signing in), `name`, `password`. Makes a login for the invited address and signs it in. */
export async function joinWithNewLogin(_before: JoinAnswer, form: FormData): Promise<JoinAnswer> {
  const values = { name: text(form, 'name') }
  const input = joinInput.safeParse({ ...values, token: text(form, 'token'), password: text(form, 'password') })
  if (!input.success) return { fields: fieldMessages(input.error), values }
  try {
    await anonymousApi().auth.team.join.mutate(input.data)
  } catch (error) {
    const { message, fields } = toApiError(error)
    return Object.keys(fields).length > 0 ? { fields, values } : { message, values }
  }
  const refusal = await signInWithPassword(signIn, { email: text(form, 'email'), password: input.data.password })
  redirect(refusal ? '/sign-in' : '/')
}

/** Field `next`: signs out, to come back with another login. */
export async function signInAsSomebodyElse(next: string): Promise<void> {
  await endSession()
  redirect(`/sign-in?next=${encodeURIComponent(next)}`)
}
