import { expect, test } from 'vitest'
import { readPriceOperation, readStockOperation } from './edit-values.ts'

const WORDS = {
  price: 'Enter a price.',
  amountAboveZero: 'Enter an amount above zero.',
  percent: 'Enter a percentage.',
  percentBelow100: 'Enter a percentage between 0 and 100.',
  wholeNumber: 'Enter a whole number.',
  unitsToAdd: 'Enter how many units to add.',
}

test.each([
  ['raise_percent', '7,5', { kind: 'raise_percent', basisPoints: 750 }],
  ['lower_percent', '10 %', { kind: 'lower_percent', basisPoints: 1_000 }],
  ['set', '12,50', { kind: 'set', amountMinor: 1_250, currency: 'EUR' }],
  ['lower_amount', '0.5', { kind: 'lower_amount', amountMinor: 50, currency: 'EUR' }],
] as const)('%s with “%s” is read', (kind, text, operation) => {
  const fields = {}
  expect(readPriceOperation(kind, text, 'EUR', WORDS, fields)).toEqual(operation)
  expect(fields).toEqual({})
})

test.each([
  ['raise_percent', '0'],
  ['raise_percent', '1.234'],
  ['lower_percent', '100'],
  ['set', ''],
  ['set', '0'],
  ['raise_amount', 'much'],
])('%s with “%s” is refused beside the field', (kind, text) => {
  const fields: Record<string, string> = {}
  expect(readPriceOperation(kind, text, 'EUR', WORDS, fields)).toBeUndefined()
  expect(fields.price).toBeTruthy()
})

test('stock is set to, added to or taken from, and nothing else', () => {
  const fields: Record<string, string> = {}
  expect(readStockOperation('add', '−3', WORDS, fields)).toEqual({ kind: 'add', units: -3 })
  expect(readStockOperation('set', '0', WORDS, fields)).toEqual({ kind: 'set', units: 0 })
  expect(readStockOperation('none', '5', WORDS, fields)).toBeUndefined()
  expect(fields).toEqual({})
  expect(readStockOperation('add', '0', WORDS, fields)).toBeUndefined()
  expect(readStockOperation('set', '-1', WORDS, fields)).toBeUndefined()
  expect(fields.stock).toBe('Enter a whole number.')
})
