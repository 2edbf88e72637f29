'use server'
import { toApiError } from '@millyard/api-client'
import { startApplicationInput } from '@millyard/contracts'
import { redirect } from 'next/navigation'
import { type FieldMessages, fieldMessages } from '../data/field-messages.ts'
import { actFor, api } from '../server-kit.ts'

/** What the form is told when nothing was begun. */
export type StartAnswer = { message?: string; fields?: FieldMessages }

/** Begins an application and goes to its page. */
export async function startApplication(values: { name: string; country: string }): Promise<StartAnswer> {
  const input = startApplicationInput.safeParse(values)
  if (!input.success) return { fields: fieldMessages(input.error) }
  try {
    const { vendorId } = await api().auth.application.start.mutate(input.data)
    // The token learns of the factory now; if this fails, the application page does it.
    await actFor(vendorId).catch(() => undefined)
  } catch (error) {
    const { message, fields } = toApiError(error)
    return Object.keys(fields).length > 0 ? { fields } : { message }
  }
  redirect('/onboarding')
}
