import { describe, expect, test } from 'vitest'
import { postalAddressSchema } from '../common.ts'
import {
  addressFieldLabel,
  addressFormat,
  addressKey,
  addressLines,
  checkedAddressSchema,
  findRegion,
} from './index.ts'
import { addressInput, placeOrderInput } from './inputs.ts'

const PLACES = {
  DE: { line1: 'Ahornstraße 47', postcode: '04229', city: 'Leipzig', country: 'DE' },
  GB: { line1: '12 St James Square', postcode: 'sw1y 4lb', city: 'London', country: 'GB' },
  US: { line1: '1 Infinite Loop', postcode: '95014', city: 'Cupertino', region: 'California', country: 'US' },
  CA: { line1: '111 Wellington St', postcode: 'k1a 0a9', city: 'Ottawa', region: 'on', country: 'CA' },
  AU: { line1: '1 Macquarie St', postcode: '2000', city: 'Sydney', region: 'NSW', country: 'AU' },
  IE: { line1: '19 Harbour Row', city: 'Cobh', region: 'Co. Cork', country: 'IE' },
  HK: { line1: '1 Harcourt Road', city: 'Admiralty', region: 'Hong Kong Island', country: 'HK' },
  AE: { line1: '1 Sheikh Zayed Road', region: 'Dubai', country: 'AE' },
  SG: { line1: '1 Fullerton Square', postcode: '049178', country: 'SG' },
  JP: { line1: '1-1 Chiyoda', postcode: '100-0001', region: 'Tokyo', country: 'JP' },
  IT: { line1: 'Via del Melograno 23', postcode: '40125', city: 'Bologna', region: 'Bologna', country: 'IT' },
  GH: { line1: 'Liberation Road 5', city: 'Accra', country: 'GH' },
} as const

const at = (country: keyof typeof PLACES, changes: object = {}) => ({
  name: 'Ada Byron',
  ...PLACES[country],
  ...changes,
})

/** Field → message of everything that is wrong. */
function problems(address: unknown): Record<string, string> {
  const { error } = checkedAddressSchema.safeParse(address)
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]))
}

describe('what is accepted', () => {
  test.each(Object.keys(PLACES) as (keyof typeof PLACES)[])('an address of %s', (country) => {
    expect(problems(at(country))).toEqual({})
  })

  test('it is stored as its country writes it', () => {
    expect(checkedAddressSchema.parse(at('GB')).postcode).toBe('SW1Y 4LB')
    expect(checkedAddressSchema.parse(at('CA'))).toMatchObject({ postcode: 'K1A 0A9', region: 'ON' })
    expect(checkedAddressSchema.parse(at('US'))).toMatchObject({ region: 'CA' })
    expect(checkedAddressSchema.parse(at('IT'))).toMatchObject({ region: 'BO' })
    expect(checkedAddressSchema.parse(at('DE', { phone: '0341 / 5550147' })).phone).toBe('+49 341 5550147')
  })

  test('a telephone number of another country, written with its +', () => {
    expect(checkedAddressSchema.parse(at('DE', { phone: '+1 (415) 555-2671' })).phone).toBe('+1 415 555 2671')
  })

  test('an address that was agreed on before the rules is still read', () => {
    expect(postalAddressSchema.safeParse(at('DE', { postcode: 'not-a-code', phone: 'hello?' })).success).toBe(true)
  })
})

describe('what is refused, with what to change', () => {
  test('a postcode that the country does not have', () => {
    expect(problems(at('DE', { postcode: 'not-a-code' }))).toEqual({
      postcode: 'This is not a postcode of Germany. Check it, or choose another country.',
    })
    expect(problems(at('US', { postcode: 'SW1Y 4LB' }))).toEqual({
      postcode: 'This is not a ZIP code of the United States. Check it, or choose another country.',
    })
    expect(problems(at('IE', { postcode: '12345678901' })).postcode).toContain('an eircode of Ireland')
  })

  test.each(['hello?', '123', '+49', '+999 12345678', 'tel:0341;ext=5', '0341 5550147 hello'])(
    'the telephone number "%s" in Germany',
    (phone) => {
      expect(problems(at('DE', { phone })).phone).toContain('not a telephone number of Germany')
    },
  )

  test('a missing state, and one that is not there', () => {
    expect(problems(at('US', { region: '' }))).toEqual({ region: 'Choose a state.' })
    expect(problems(at('US', { region: 'Bavaria' })).region).toContain('no state of this name in the United States')
    expect(problems(at('CA', { region: undefined }))).toEqual({ region: 'Choose a province.' })
    expect(problems(at('JP', { region: undefined }))).toEqual({ region: 'Fill in this field.' })
  })

  test('a missing postcode or town where the country has one', () => {
    expect(problems(at('DE', { postcode: ' ', city: undefined }))).toEqual({
      postcode: 'Fill in this field.',
      city: 'Fill in this field.',
    })
  })

  test('everything that is wrong is told at once', () => {
    const wrong = problems(at('DE', { name: '', line1: 'x'.repeat(200), postcode: 'nowhere', phone: 'hello?' }))
    expect(Object.keys(wrong).sort()).toEqual(['line1', 'name', 'phone', 'postcode'])
    expect(problems({})).toMatchObject({ name: expect.any(String), country: expect.any(String) })
  })

  test('beside each other field of an input that holds an address', () => {
    expect(addressInput.safeParse(at('DE', { postcode: 'x' })).error?.issues.map(({ path }) => path)).toEqual([
      ['postcode'],
    ])
    const order = placeOrderInput.safeParse({ idempotencyKey: 'x', address: at('DE', { postcode: 'x' }) })
    expect(order.error?.issues.map(({ path }) => path.join('.'))).toContain('address.postcode')
  })
})

describe('the form of a country', () => {
  const rows = (country: string) => addressFormat(country).rows.map((row) => row.join(' '))

  test('has its fields in its order', () => {
    expect(rows('DE')).toEqual(['name', 'company', 'line1', 'line2', 'postcode city'])
    expect(rows('US')).toEqual(['name', 'company', 'line1', 'line2', 'city region postcode'])
    expect(rows('AE')).toEqual(['name', 'company', 'line1', 'line2', 'region'])
    expect(rows('FR')[0]).toBe('company')
    expect(rows('')).toEqual(['name', 'company', 'line1', 'line2', 'postcode city'])
  })

  test('has its words', () => {
    expect(addressFieldLabel('US', 'postcode')).toBe('ZIP code')
    expect(addressFieldLabel('US', 'region')).toBe('State')
    expect(addressFieldLabel('CA', 'region')).toBe('Province')
    expect(addressFieldLabel('IE', 'region')).toBe('County')
    expect(addressFieldLabel('GB', 'postcode')).toBe('Postcode')
    expect(addressFieldLabel('JP', 'line1')).toBe('Town, street and number')
  })

  test('offers its regions where they are known in our letters', () => {
    expect(findRegion('US', 'new york')).toEqual({ value: 'NY', label: 'New York' })
    expect(findRegion('ES', 'alava')?.value).toBe('Álava')
    expect(addressFormat('JP').regions).toBeNull()
    expect(addressFormat('DE').regions).toBeNull()
  })
})

describe('an address on a parcel', () => {
  const lines = (address: object) => addressLines(checkedAddressSchema.parse(address), 'Country')

  test('is written as in its country', () => {
    expect(lines(at('DE', { line2: '3. Etage' }))).toEqual([
      'Ada Byron',
      'Ahornstraße 47',
      '3. Etage',
      '04229 Leipzig',
      'Country',
    ])
    expect(lines(at('US', { company: 'Engine' }))).toEqual([
      'Ada Byron',
      'Engine',
      '1 Infinite Loop',
      'Cupertino, CA 95014',
      'Country',
    ])
    expect(lines(at('GB'))).toEqual(['Ada Byron', '12 St James Square', 'London', 'SW1Y 4LB', 'Country'])
    expect(lines(at('IT'))).toContain('40125 Bologna BO')
    expect(lines(at('SG'))).toEqual(['Ada Byron', '1 Fullerton Square', '049178', 'Country'])
  })

  test('keeps what its country has no place for', () => {
    expect(lines(at('DE', { region: 'Sachsen' }))).toContain('Sachsen')
  })
})

test('two spellings of one place have one key, another flat has not', () => {
  const key = (changes: object) => addressKey({ name: 'Ada Byron', ...PLACES.DE, ...changes })
  expect(key({ line1: ' ahornstrasse 47,', city: 'LEIPZIG', phone: '0341' })).toBe(key({}))
  expect(key({ line1: 'Ahornstraße', line2: '47' })).toBe(key({}))
  expect(key({ line2: '3. Etage' })).not.toBe(key({}))
  expect(key({ name: 'Ada' })).not.toBe(key({}))
})
