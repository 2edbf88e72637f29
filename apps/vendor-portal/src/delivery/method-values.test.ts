import { newId } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { parseMethod, toMethodValues } from './method-values.ts'

const FILLED = {
  name: 'Parcel',
  countries: ['AT', 'DE'],
  currency: 'EUR',
  amountMinor: '5.90',
  freeFromMinor: '',
  minDays: '2',
  maxDays: '5',
}

const WORDS = {
  price: 'Enter a price.',
  wholeDays: 'Enter whole days, 0 or more.',
  tooManyCountries: 'Choose 60 countries at most.',
}

test('no threshold means never free; a price of nothing is a price', () => {
  expect(parseMethod({ ...FILLED, amountMinor: '0' }, WORDS)).toEqual({
    ok: true,
    method: { ...FILLED, amountMinor: 0, freeFromMinor: null, minDays: 2, maxDays: 5 },
  })
})

test('a price typed with a comma is that price', () => {
  const parsed = parseMethod({ ...FILLED, amountMinor: '5,90', freeFromMinor: '1.250,00' }, WORDS)
  expect(parsed).toMatchObject({ ok: true, method: { amountMinor: 590, freeFromMinor: 125_000 } })
})

test('every wrong field is named in words for a person', () => {
  expect(
    parseMethod({ ...FILLED, name: '', countries: [], amountMinor: '', freeFromMinor: '5,9,1', minDays: '' }, WORDS),
  ).toEqual({
    ok: false,
    fields: {
      name: 'Fill in this field.',
      countries: 'Choose at least one country.',
      amountMinor: 'Enter a price.',
      freeFromMinor: 'This is not an amount. Write it like 12.05.',
      minDays: 'Enter whole days, 0 or more.',
    },
  })
})

test('the latest day comes after the earliest', () => {
  expect(parseMethod({ ...FILLED, minDays: '9' }, WORDS)).toEqual({
    ok: false,
    fields: { maxDays: 'The latest day comes after the earliest.' },
  })
})

test('a method comes back as it was typed', () => {
  const parsed = parseMethod({ ...FILLED, freeFromMinor: '150.00' }, WORDS)
  if (!parsed.ok) throw new Error('it is valid')
  expect(toMethodValues({ ...parsed.method, id: newId('shm') })).toEqual({ ...FILLED, freeFromMinor: '150.00' })
})
