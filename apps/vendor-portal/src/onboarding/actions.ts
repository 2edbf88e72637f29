'use server'
import { toApiError } from '@millyard/api-client'
import { redirect } from 'next/navigation'
import type { FieldMessages } from '../data/field-messages.ts'
import { actFor, api } from '../server-kit.ts'
import { type ApplicationValues, parseApplication } from './application-values.ts'

/** What the form is told when nothing was sent. */
export type ApplicationAnswer = { message: string; fields: FieldMessages }

const CHECK_FIELDS = 'Some fields need another look.'

/** Sends a new application, or the changed one of the acting factory (`isUpdate`). Goes on to what happens next. */
export async function sendApplication(values: ApplicationValues, isUpdate: boolean): Promise<ApplicationAnswer> {
  const parsed = parseApplication(values)
  if (!parsed.ok) return { message: CHECK_FIELDS, fields: parsed.fields }
  try {
    if (isUpdate) await api().auth.vendors.updateApplication.mutate(parsed.application)
    else {
      const { vendorId } = await api().auth.vendors.submitApplication.mutate(parsed.application)
      // The token learns of the factory now; if this fails, the application page does it.
      await actFor(vendorId).catch(() => undefined)
    }
  } catch (error) {
    const { message, fields } = toApiError(error)
    return { message: Object.keys(fields).length > 0 ? CHECK_FIELDS : message, fields }
  }
  redirect(isUpdate ? '/onboarding?sent=again' : '/onboarding?sent=1')
}
