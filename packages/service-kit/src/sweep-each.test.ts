import pino from 'pino'
import { expect, it } from 'vitest'
import { sweepEach } from './sweep-each.ts'

const log = pino({ level: 'silent' })

it('goes on behind a piece that fails', async () => {
  const done: number[] = []
  await sweepEach(
    log,
    'test',
    async () => [1, 2, 3],
    async (item) => {
      if (item === 1) throw new Error('broken')
      done.push(item)
    },
  )
  expect(done).toEqual([2, 3])
})

it('takes batch after batch, and stops when a whole batch fails instead of turning for ever', async () => {
  let left = 250
  await sweepEach(
    log,
    'test',
    async (take) => Array.from({ length: Math.min(take, left) }, (_, index) => index),
    async () => {
      left -= 1
    },
  )
  expect(left).toBe(0)

  let asked = 0
  await sweepEach(
    log,
    'test',
    async (take) => {
      asked += 1
      return Array.from({ length: take }, (_, index) => index)
    },
    async () => {
      throw new Error('broken')
    },
  )
  expect(asked).toBe(1)
})
