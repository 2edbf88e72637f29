import {
  type Application,
  type ApplicationDraft,
  applicationDraftSchema,
  VENDOR_TERMS_VERSION,
} from '@millyard/contracts'
import type { FieldMessages } from '../data/field-messages.ts'
import type { FieldWords } from '../data/field-words.ts'

type TypedFields = 'name' | 'tagline' | 'story' | 'city' | 'country' | 'foundedYear' | 'website'
type Papers = 'legalName' | 'registrationNumber' | 'vatNumber'
type AddressTexts = Record<'name' | 'line1' | 'line2' | 'postcode' | 'city' | 'region' | 'country' | 'phone', string>

/** What buyers read of a factory, as it is typed: every field a text. */
export type StoreTexts = Record<TypedFields, string>
/** The application as it is typed. */
export type ApplicationValues = StoreTexts & Record<Papers, string> & { shipFrom: AddressTexts; acceptsTerms: boolean }

type Stored = Pick<Application, 'values'>['values']

export function toStoreTexts(
  store: Partial<Omit<Pick<Stored, TypedFields>, 'foundedYear' | 'website'>> & {
    foundedYear?: number | null
    website?: string | null
  },
): StoreTexts {
  return {
    name: store.name ?? '',
    tagline: store.tagline ?? '',
    story: store.story ?? '',
    city: store.city ?? '',
    country: store.country ?? '',
    foundedYear: store.foundedYear?.toString() ?? '',
    website: store.website ?? '',
  }
}

/** The name and the country of an address that is not begun are those of the company. */
export function toApplicationValues(stored: Stored): ApplicationValues {
  const { legalName, registrationNumber, vatNumber, shipFrom, country, acceptedTerms } = stored
  return {
    ...toStoreTexts(stored),
    legalName,
    registrationNumber,
    vatNumber,
    shipFrom: shipFrom ?? { name: '', line1: '', line2: '', postcode: '', city: '', region: '', country, phone: '' },
    acceptsTerms: acceptedTerms === VENDOR_TERMS_VERSION,
  }
}

/** A web address may be typed without its beginning. */
export function toWebsite(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
}

/** A year as it is typed: undefined when there is none, NaN when it is none. */
export function toYear(text: string): number | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return /^\d+$/.test(trimmed) ? Number(trimmed) : Number.NaN
}

/** Reads what was typed, field by field. What a field cannot hold is left out, with words on what to change. */
export function readApplication(
  values: ApplicationValues,
  words: Pick<FieldWords, 'year'>,
): {
  draft: Partial<ApplicationDraft>
  unread: FieldMessages
} {
  const { acceptsTerms, shipFrom, ...texts } = values
  const isBegun = Object.entries(shipFrom).some(([field, text]) => field !== 'country' && text.trim() !== '')
  const typed: Record<keyof ApplicationDraft, unknown> = {
    ...texts,
    foundedYear: toYear(values.foundedYear) ?? null,
    website: toWebsite(values.website) ?? null,
    shipFrom: isBegun ? shipFrom : null,
    acceptedTerms: acceptsTerms ? VENDOR_TERMS_VERSION : null,
  }
  const draft: Partial<ApplicationDraft> = {}
  const unread: FieldMessages = {}
  for (const [field, value] of Object.entries(typed)) {
    const parsed = applicationDraftSchema.partial().safeParse({ [field]: value })
    if (parsed.success) Object.assign(draft, parsed.data)
    else for (const { path, message } of parsed.error.issues) unread[path.join('.')] ??= message
  }
  if (unread.foundedYear) unread.foundedYear = words.year
  return { draft, unread }
}

/** The fields of `draft` that are not written yet. */
export function changesSince(
  written: Partial<ApplicationDraft>,
  draft: Partial<ApplicationDraft>,
): Partial<ApplicationDraft> {
  const fields = Object.keys(draft) as (keyof ApplicationDraft)[]
  const changed = fields.filter((field) => JSON.stringify(draft[field]) !== JSON.stringify(written[field]))
  return Object.fromEntries(changed.map((field) => [field, draft[field]]))
}
