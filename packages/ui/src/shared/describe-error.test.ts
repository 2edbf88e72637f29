import { describe, expect, test } from 'vitest'
import { describeError } from './describe-error.ts'

function serviceError(message: string, data: object) {
  return Object.assign(new Error(message), { data })
}

describe('describeError', () => {
  test('keeps what a service said, with its request id and code', () => {
    const error = serviceError('This size sold out.', { code: 'OUT_OF_STOCK', requestId: 'req_1' })
    expect(describeError(error)).toEqual({
      message: 'This size sold out.',
      code: 'OUT_OF_STOCK',
      requestId: 'req_1',
      fields: {},
    })
  })

  test('hands out the first message of each field', () => {
    const fields = [
      { path: 'address.postcode', message: 'Fill in this field.' },
      { path: 'address.postcode', message: 'Too long.' },
      { path: 7, message: 'not a path' },
      null,
    ]
    const error = serviceError('Check the marked fields.', { code: 'BAD_INPUT', requestId: 'req_2', fields })
    expect(describeError(error).fields).toEqual({ 'address.postcode': 'Fill in this field.' })
  })

  test('never shows the words of an unknown server error, but its request id', () => {
    const description = describeError(
      serviceError('relation "x" does not exist', { code: 'INTERNAL', requestId: 'req_3' }),
    )
    expect(description.message).toBeUndefined()
    expect(description.requestId).toBe('req_3')
  })

  test('tells a broken connection from a bug', () => {
    expect(describeError(new TypeError('Failed to fetch')).isUnreachable).toBe(true)
    expect(describeError(new TypeError('x is undefined'))).toEqual({ isUnreachable: false, fields: {} })
  })

  test.each([undefined, null, 'text', 7, {}])('accepts whatever was thrown: %o', (thrown) => {
    expect(describeError(thrown)).toMatchObject({ fields: {} })
  })
})
