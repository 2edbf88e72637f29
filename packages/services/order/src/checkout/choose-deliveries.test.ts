import { AppError } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { chooseDeliveries } from './choose-deliveries.ts'

const vendors = [
  { vendorId: 'a', vendorName: 'Mill A' },
  { vendorId: 'b', vendorName: 'Mill B' },
]
const option = (methodId: string, amountMinor: number) => ({
  methodId,
  name: methodId,
  amountMinor,
  minDays: 1,
  maxDays: 3,
})
const quote = {
  groups: [
    { vendorId: 'a', options: [option('post', 500), option('van', 2_000)], problem: null },
    { vendorId: 'b', options: [], problem: 'no_delivery_there' as const },
  ],
}
const choose = (choices: { vendorId: string; methodId: string }[], of = vendors) => {
  try {
    return chooseDeliveries(of, choices, quote)
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, path: error.fields?.[0]?.path, details: error.details }
    throw error
  }
}

test('each factory gets the delivery that was chosen for it', () => {
  expect(choose([{ vendorId: 'a', methodId: 'van' }], vendors.slice(0, 1))).toEqual([
    { ...option('van', 2_000), vendorId: 'a' },
  ])
})

test('a missing, a doubled and a foreign choice are refused, each at its place', () => {
  const first = vendors.slice(0, 1)
  expect(choose([], first)).toMatchObject({ code: 'BAD_INPUT', path: 'deliveries' })
  const twice = { vendorId: 'a', methodId: 'post' }
  expect(choose([twice, twice], first)).toMatchObject({ code: 'BAD_INPUT', path: 'deliveries.1.vendorId' })
  expect(choose([twice, { vendorId: 'c', methodId: 'post' }], first)).toMatchObject({
    code: 'BAD_INPUT',
    path: 'deliveries.1.vendorId',
  })
})

test('a way that is not offered, and a factory that does not deliver there, are NOT_DELIVERABLE and named', () => {
  expect(choose([{ vendorId: 'a', methodId: 'raven' }], vendors.slice(0, 1))).toMatchObject({
    code: 'NOT_DELIVERABLE',
    details: { vendorId: 'a' },
  })
  expect(
    choose([
      { vendorId: 'a', methodId: 'post' },
      { vendorId: 'b', methodId: 'post' },
    ]),
  ).toMatchObject({ code: 'NOT_DELIVERABLE', details: { vendorId: 'b' } })
})
