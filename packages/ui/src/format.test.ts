import { describe, expect, test } from 'vitest'
import { formatAmount, formatDate, formatLeadTime, formatPlace, formatPriorPrice, plural, reasonBy } from './format.ts'

describe('formatAmount', () => {
  test('writes minor units with the places that the currency has', () => {
    expect(formatAmount(3850, 'EUR')).toBe('€38.50')
    expect(formatAmount(3850, 'JPY')).toBe('JP¥3,850')
    expect(formatAmount(-5, 'EUR')).toBe('-€0.05')
  })

  test('refuses fractions and unknown currencies', () => {
    expect(() => formatAmount(1.5, 'EUR')).toThrow()
    expect(() => formatAmount(1, 'XXQ')).toThrow()
  })
})

describe('formatDate', () => {
  test('writes day before month, in UTC unless told otherwise', () => {
    expect(formatDate('2026-11-22T23:30:00.000Z')).toBe('22 Nov 2026')
    expect(formatDate('2026-11-22T23:30:00.000Z', 'date', 'Europe/Vienna')).toBe('23 Nov 2026')
  })

  test('shows what it cannot read as it is', () => {
    expect(formatDate('soon')).toBe('soon')
  })
})

test('plural picks the word by the count', () => {
  expect(plural(1, 'parcel')).toBe('1 parcel')
  expect(plural(0, 'parcel')).toBe('0 parcels')
  expect(plural(1200, 'factory', 'factories')).toBe('1,200 factories')
})

test('formatPlace names the country of a code', () => {
  expect(formatPlace('Porto', 'PT')).toBe('Porto, Portugal')
  expect(formatPlace('', 'AT')).toBe('Austria')
})

test('formatLeadTime says when goods leave', () => {
  expect(formatLeadTime(0)).toBe('Leaves today')
  expect(formatLeadTime(1)).toBe('Leaves the next working day')
  expect(formatLeadTime(21)).toBe('Leaves in 21 working days')
})

describe('reasonBy', () => {
  test('joins why and who with one stop, and leaves out who has no name', () => {
    expect(reasonBy('Order placed', 'the buyer')).toBe('Order placed, by the buyer')
    expect(reasonBy('It never came.', 'staff')).toBe('It never came, by staff')
    expect(reasonBy('The payment was declined.', '')).toBe('The payment was declined.')
    expect(reasonBy('', 'staff')).toBe('By staff')
    expect(reasonBy('', undefined)).toBe('')
  })
})

test('formatPriorPrice says over which time it was the lowest', () => {
  expect(formatPriorPrice({ priceMinor: 4900, isShort: false }, 'EUR')).toBe(
    'Lowest price in the 30 days before the reduction: €49.00',
  )
  expect(formatPriorPrice({ priceMinor: 4900, isShort: true }, 'EUR')).toBe(
    'Lowest price since it went on sale: €49.00',
  )
})
