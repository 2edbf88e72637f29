import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { z } from 'zod'
import { type PostalAddress, postalAddressSchema } from '../common.ts'
import { addressFieldLabel, addressFormat, findRegion } from './address-format.ts'

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })

const lower = (label: string) => (/^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1))
const aOrAn = (label: string) => (/^[aeio]/i.test(label) ? `an ${label}` : `a ${label}`)

/** The fields that a country has rules for. */
const RULED = ['postcode', 'city', 'region', 'phone'] as const
type Ruled = (typeof RULED)[number]

const partsSchema = z.object({
  country: z.string().regex(/^[A-Z]{2}$/),
  postcode: z.string().trim().default(''),
  city: z.string().trim().default(''),
  region: z.string().trim().default(''),
  phone: z.string().trim().default(''),
})

/** What to change in one field for its country; undefined when nothing. */
function problemOf(field: Ruled, address: unknown): string | undefined {
  const parts = partsSchema.safeParse(address)
  if (!parts.success) return undefined
  const { country, [field]: value } = parts.data
  const format = addressFormat(country)
  if (field === 'phone') {
    if (value === '' || readPhone(value, country) !== null) return undefined
    return `This is not a telephone number of ${inName(country)}. Numbers of other countries begin with + and their code.`
  }
  const label = lower(addressFieldLabel(country, field))
  if (value === '') {
    if (!format.required.has(field)) return undefined
    return field === 'region' && format.regions ? `Choose ${aOrAn(label)}.` : 'Fill in this field.'
  }
  if (field === 'postcode' && format.postcode && !format.postcode.test(inCapitals(value)))
    return `This is not ${aOrAn(label)} of ${inName(country)}. Check it, or choose another country.`
  if (field === 'region' && format.regions && format.required.has('region') && !findRegion(country, value))
    return `There is no ${label} of this name in ${inName(country)}. Choose one of the list.`
  return undefined
}

const inCapitals = (postcode: string) => postcode.toUpperCase().replace(/\s+/g, ' ')

/** "the United Kingdom", "Austria". */
function inName(country: string): string {
  const name = countryNames.of(country) ?? country
  return /^(United|Dominican|Netherlands|Philippines|Central)|Islands$/.test(name) ? `the ${name}` : name
}

/** The number as it is dialled from abroad; null when there is no such number. */
function readPhone(typed: string, country: string): string | null {
  const number = parsePhoneNumberFromString(typed, {
    ...(isSupportedCountry(country) ? { defaultCountry: country } : {}),
    extract: false,
  })
  return number?.isValid() ? number.formatInternational() : null
}

/** As it is written in its country: postcode in capitals, region by its own spelling, telephone as "+49 341 5550147". */
function asWritten<Address extends PostalAddress>(address: Address): Address {
  const { country, postcode } = address
  const region = address.region ? findRegion(country, address.region) : undefined
  const phone = address.phone ? readPhone(address.phone, country) : null
  return {
    ...address,
    postcode: inCapitals(postcode),
    ...(region ? { region: region.value } : {}),
    ...(phone ? { phone } : {}),
  }
}

/**
 * Asks of an address what its country does: what must be there, how the postcode looks, which regions there are, whether the
 * telephone number exists there or, written with its +, anywhere. What is wrong is told field by field, together with
 * everything else that is wrong with the input. Gives the address as it is written in its country.
 */
export function byCountry<Schema extends z.ZodType<PostalAddress>>(schema: Schema) {
  let checked = schema
  for (const field of RULED) {
    checked = checked.refine((address) => problemOf(field, address) === undefined, {
      path: [field],
      error: ({ input }) => problemOf(field, input),
      // Beside what is wrong with the other fields, not after it.
      when: ({ value, issues }) =>
        partsSchema.safeParse(value).success && !issues.some(({ path }) => path?.at(-1) === field),
    })
  }
  return checked.transform((address) => asWritten(address))
}

/** An address that somebody gives now. What was agreed on earlier is read by `postalAddressSchema`, whatever the rules are by then. */
export const checkedAddressSchema = byCountry(postalAddressSchema)

const spelling = (text: string | undefined) =>
  (text ?? '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * The same for two spellings of one place: capitals, accents, spaces, punctuation and how the lines are broken do not count,
 * nor does the telephone number.
 */
export function addressKey({ name, company, line1, line2, postcode, city, region, country }: PostalAddress): string {
  const lines = spelling(`${line1} ${line2 ?? ''}`)
  return [name, company, postcode, city, region].map(spelling).concat(lines, country).join('|')
}
