import { describe, expect, test } from 'vitest'
import { checkCvc, checkExpiry, checkNumber, formatExpiry, formatNumber } from './card-fields.js'

const NOVEMBER_2026 = new Date(2026, 10, 23)

describe('what is wrong is named as Stripe names it', () => {
  test.each([
    ['', 'incomplete_number'],
    ['4242 4242', 'incomplete_number'],
    ['4242 4242 4242 4241', 'invalid_number'],
  ])('card number "%s": %s', (text, code) => {
    expect(checkNumber(text)?.code).toBe(code)
  })

  test.each([
    ['1', 'incomplete_expiry'],
    ['13 / 30', 'invalid_expiry_month'],
    ['12 / 25', 'invalid_expiry_year_past'],
    ['10 / 26', 'invalid_expiry_month_past'],
    ['12 / 99', 'invalid_expiry_year'],
  ])('expiration date "%s": %s', (text, code) => {
    expect(checkExpiry(text, NOVEMBER_2026)?.code).toBe(code)
  })

  test('a security code has four digits on American Express and three elsewhere', () => {
    expect(checkCvc('123', '3782 822463 10005')?.code).toBe('incomplete_cvc')
    expect(checkCvc('123', '4242 4242 4242 4242')).toBeNull()
  })
})

test('complete details are accepted', () => {
  expect(checkNumber('4000 0025 0000 3155')).toBeNull()
  expect(checkExpiry('11 / 26', NOVEMBER_2026)).toBeNull()
})

test.each([
  ['4242424242424242', '4242 4242 4242 4242'],
  ['378282246310005', '3782 822463 10005'],
  ['42425', '4242 5'],
  ['4242abc', '4242'],
])('number %s is shown as %s', (text, shown) => {
  expect(formatNumber(text)).toBe(shown)
})

test.each([
  ['1', '1'],
  ['5', '05'],
  ['1234', '12 / 34'],
  ['12/2034', '12 / 34'],
  ['12 / 34', '12 / 34'],
])('expiry %s is shown as %s', (text, shown) => {
  expect(formatExpiry(text)).toBe(shown)
})
