import { describe, expect, test } from 'vitest'
import { formatAmount, formatDate, formatPlace } from './format.ts'

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

test('formatPlace names the country of a code', () => {
  expect(formatPlace('Porto', 'PT')).toBe('Porto, Portugal')
  expect(formatPlace('', 'AT')).toBe('Austria')
})
