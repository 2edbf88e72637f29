import { expect, test } from 'vitest'
import { createAttemptKey, isRefusal } from './attempt-key.ts'

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

test('a clear no is a refusal; no answer, and a failure inside, may still happen', () => {
  expect(isRefusal({ code: 'ILLEGAL_TRANSITION', requestId: 'req-1' })).toBe(true)
  expect(isRefusal({ code: 'INTERNAL', requestId: 'req-1' })).toBe(false)
  expect(isRefusal({ code: 'UNAVAILABLE', requestId: '' })).toBe(false)
  expect(isRefusal({})).toBe(false)
})
