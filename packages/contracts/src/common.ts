import { z } from 'zod'
import './plain-messages.ts'

/** Integer minor units of the currency beside it (cents for EUR, yen for JPY, fils for KWD). */
export const amountMinorSchema = z.int()
/** ISO 4217, upper case. */
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Give the currency as three capital letters, for example EUR.')
export const moneySchema = z.object({ amountMinor: amountMinorSchema, currency: currencySchema })

/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export const timestampSchema = z.iso.datetime()

/** Trimmed text of a given length. */
export function text(max: number, options: { min?: number } = {}) {
  return written(z.string().overwrite(withoutTurns), max, options)
}

/** Marks that turn the direction of all that follows them, on our pages too. They come along with a copy; nobody types them. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu
function withoutTurns(value: string): string {
  return value.replaceAll(TURNS, '')
}

function written(string: z.ZodString, max: number, { min = 1 }: { min?: number } = {}) {
  const schema = string
    .trim()
    .max(max, `Keep this to ${max} characters.`)
    // PostgreSQL cannot store it, and nobody types it.
    .refine((value) => !value.includes('\0'), 'Remove the character that cannot be stored.')
  if (min === 0) return schema
  return schema.min(min, min === 1 ? 'Fill in this field.' : `Write at least ${min} characters.`)
}

// Control characters, line and paragraph separators, and the marks that turn the direction of what follows.
const HIDDEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
const WEB_ADDRESS = /:\/\/|\bwww\.|[\p{L}\p{N}]\.[a-z]{2,}/iu

/** A person's name. It stands in mails to an address that nobody has proven, so it must not carry a message of its own. */
export const personNameSchema = written(z.string(), 100)
  .refine((name) => !HIDDEN.test(name), 'Remove the characters that cannot be seen.')
  .refine((name) => !WEB_ADDRESS.test(name), 'Leave web addresses out, and put a space after a dot.')

/** Text of one line in which everything can be seen: it stands in the middle of our own sentences. */
export function lineOfText(max: number, { min = 1 }: { min?: number } = {}) {
  return written(z.string(), max, { min }).refine(
    (line) => !HIDDEN.test(line),
    'Remove the characters that cannot be seen.',
  )
}

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('Enter an e-mail address like name@example.com.'))

export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120)

/** ISO 3166-1 alpha-2, upper case. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'Choose a country.')

/**
 * Where a parcel goes. Frozen as it is on an order. Not every country has postcodes, or towns in a field of their own; what
 * an address needs in its country is asked by `checkedAddressSchema` (contracts/address) when somebody gives it.
 */
export const postalAddressSchema = z.object({
  name: text(100),
  company: text(100, { min: 0 }).optional(),
  line1: text(120),
  line2: text(120, { min: 0 }).optional(),
  postcode: text(16, { min: 0 }).default(''),
  city: text(80, { min: 0 }).default(''),
  region: text(80, { min: 0 }).optional(),
  country: countrySchema,
  phone: text(30, { min: 0 }).optional(),
})
export type PostalAddress = z.infer<typeof postalAddressSchema>

/** Keyset paging: `cursor` is opaque and comes from the page before. */
export const pageInput = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.int().min(1).max(100).default(24),
})
export type PageInput = z.infer<typeof pageInput>

/** A page of `item`; `nextCursor` is null on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

export const okSchema = z.object({ ok: z.literal(true) })

/** A picture: `${basePath}-${width}.webp` and `.avif` exist for every width. 4:5 upright unless said otherwise. */
export const imageSchema = z.object({ id: z.string(), basePath: z.string(), widths: z.array(z.int()), alt: z.string() })
export type ImageRef = z.infer<typeof imageSchema>
