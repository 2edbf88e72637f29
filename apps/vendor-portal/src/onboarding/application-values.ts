import { type VendorApplication, vendorApplicationInput } from '@millyard/contracts'
import { type FieldMessages, fieldMessages } from '../data/field-messages.ts'

/** The application as it is typed: every field a text. */
export type ApplicationValues = Record<
  'name' | 'tagline' | 'story' | 'city' | 'country' | 'foundedYear' | 'website' | 'legalName' | 'registrationNumber',
  string
>

export function toApplicationValues(application?: Partial<VendorApplication>): ApplicationValues {
  return {
    name: application?.name ?? '',
    tagline: application?.tagline ?? '',
    story: application?.story ?? '',
    city: application?.city ?? '',
    country: application?.country ?? '',
    foundedYear: application?.foundedYear?.toString() ?? '',
    website: application?.website ?? '',
    legalName: application?.legalName ?? '',
    registrationNumber: application?.registrationNumber ?? '',
  }
}

/** A web address may be typed without its beginning. */
export function toWebsite(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
}

/** Reads what was typed; the messages say per field what to change. */
export function parseApplication(
  values: ApplicationValues,
): { ok: true; application: VendorApplication } | { ok: false; fields: FieldMessages } {
  const year = values.foundedYear.trim()
  const website = toWebsite(values.website)
  const parsed = vendorApplicationInput.safeParse({
    ...values,
    foundedYear: year === '' ? undefined : /^\d+$/.test(year) ? Number(year) : Number.NaN,
    website,
  })
  if (parsed.success) return { ok: true, application: parsed.data }
  const fields = fieldMessages(parsed.error)
  if (fields.foundedYear) fields.foundedYear = 'Enter a year, for example 1987.'
  return { ok: false, fields }
}
