import { expect, test } from 'vitest'
import { createAttemptKey } from './attempt-key.ts'

function counted() {
  let count = 0
  return createAttemptKey(() => `key-${++count}`)
}

test('the same content keeps its key', () => {
  const attempt = counted()
  expect(attempt.keyFor({ total: 1 })).toBe('key-1')
  expect(attempt.keyFor({ total: 1 })).toBe('key-1')
})

test('other content is another order', () => {
  const attempt = counted()
  attempt.keyFor({ total: 1 })
  expect(attempt.keyFor({ total: 2 })).toBe('key-2')
})

test('after a refusal the same content is a new attempt', () => {
  const attempt = counted()
  attempt.keyFor({ total: 1 })
  attempt.refused()
  expect(attempt.keyFor({ total: 1 })).toBe('key-2')
})
