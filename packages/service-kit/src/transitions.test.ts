import { AppError } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { createTransitions } from './transitions.ts'

const STATUSES = ['packed', 'on_its_way', 'delivered', 'lost'] as const

const parcel = createTransitions<(typeof STATUSES)[number]>('parcel', {
  packed: ['on_its_way', 'lost'],
  on_its_way: ['delivered', 'lost'],
  delivered: [],
  lost: [],
})

const LEGAL = ['packed→on_its_way', 'packed→lost', 'on_its_way→delivered', 'on_its_way→lost']

test.each(STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const)))('%s → %s', (from, to) => {
  const isLegal = LEGAL.includes(`${from}→${to}`)
  expect(parcel.can(from, to)).toBe(isLegal)
  expect(parcel.sourcesOf(to).includes(from)).toBe(isLegal)
  if (isLegal) expect(() => parcel.assert(from, to)).not.toThrow()
  else expect(() => parcel.assert(from, to)).toThrow(AppError)
})

test('an illegal move says so in words, and in details for the screen', () => {
  try {
    parcel.assert('delivered', 'on_its_way')
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      message: 'This parcel is delivered; it cannot become on its way.',
      details: { from: 'delivered', to: 'on_its_way' },
    })
  }
})

test('a status that does not read well has words of its own; a move to where it is says so', () => {
  const order = createTransitions<'to_ship' | 'shipped'>(
    'order',
    { to_ship: [], shipped: [] },
    { to_ship: 'waiting for its parcel' },
  )
  expect(() => order.assert('to_ship', 'shipped')).toThrow(
    'This order is waiting for its parcel; it cannot become shipped.',
  )
  expect(() => order.assert('shipped', 'shipped')).toThrow('This order is shipped already; it cannot become so again.')
})
