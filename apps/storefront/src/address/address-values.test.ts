import { expect, test } from 'vitest'
import { readAddressForm, toPostalAddress } from './address-values.ts'

const address = { name: 'Ada Berg', line1: 'Lindengasse 4', postcode: '1070', city: 'Wien', country: 'AT' }

test('optional fields that are empty are left out, and so is what is no part of an address', () => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...address, company: '  ', isDefault: 'on' })) form.set(name, value)
  expect(readAddressForm(form)).toEqual(address)
})

test('required fields that are empty stay, so that the schema says what to fill in', () => {
  const form = new FormData()
  form.set('city', '')
  expect(readAddressForm(form)).toEqual({ city: '' })
})

test('what only the address book knows does not reach an order', () => {
  const stored = { ...address, company: '', id: 'adr_1', isDefault: true }
  expect(toPostalAddress(stored)).toEqual(address)
})
