import { expect, test } from 'vitest'
import { createSecretBox } from './secret-box.ts'

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')

test('what was sealed for a login opens for that login alone', () => {
  const box = createSecretBox(key(1))
  const sealed = box.seal('usr_a', 'secret')
  expect(sealed).not.toContain('secret')
  expect(box.open('usr_a', sealed)).toBe('secret')
  expect(() => box.open('usr_b', sealed)).toThrow()
})

test('the same secret is sealed in another way each time, and one that was changed does not open', () => {
  const box = createSecretBox(key(1))
  const sealed = box.seal('usr_a', 'secret')
  expect(box.seal('usr_a', 'secret')).not.toBe(sealed)
  const at = sealed.length - 4
  const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
  expect(() => box.open('usr_a', changed)).toThrow()
})

test('a key is replaced by putting the new one in front of it', () => {
  const sealed = createSecretBox(key(1)).seal('usr_a', 'secret')
  const both = createSecretBox(`${key(2)},${key(1)}`)
  expect(both.open('usr_a', sealed)).toBe('secret')
  expect(createSecretBox(key(2)).open('usr_a', both.seal('usr_a', 'secret'))).toBe('secret')
  expect(() => createSecretBox(key(2)).open('usr_a', sealed)).toThrow('TWO_FACTOR_KEY')
})
