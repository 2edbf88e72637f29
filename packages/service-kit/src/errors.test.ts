import { AppError, badField, ERROR_TABLE, type ErrorCode } from '@millyard/contracts'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { errorBody, toAppError, toTrpcError } from './errors.ts'

describe('one table, so that the statuses can never disagree', () => {
  test.each(Object.keys(ERROR_TABLE) as ErrorCode[])('%s answers over HTTP as tRPC answers its tRPC code', (code) => {
    const error = toTrpcError(new AppError(code, { message: 'No.' }))
    expect(error.code).toBe(ERROR_TABLE[code].trpc)
    expect(getHTTPStatusCodeFromError(error)).toBe(ERROR_TABLE[code].http)
    expect(errorBody(toAppError(error), 'r').error.data).toMatchObject({ code, httpStatus: ERROR_TABLE[code].http })
  })
})

describe('what an error is to a client', () => {
  test('an error that was thrown on purpose is itself, however deep it went', () => {
    const error = badField('email', 'Enter an address.')
    expect(toAppError(error)).toBe(error)
    expect(toAppError(toTrpcError(toTrpcError(error)))).toBe(error)
  })

  test('wrong input names every field', () => {
    const { error } = z
      .object({ address: z.object({ city: z.string().min(1, 'Fill in this field.') }), n: z.int() })
      .safeParse({
        address: { city: '' },
        n: 'x',
      })
    const app = toAppError(new TRPCError({ code: 'BAD_REQUEST', cause: error }))
    expect(app.code).toBe('BAD_INPUT')
    expect(app.fields?.map((field) => field.path)).toEqual(['address.city', 'n'])
    expect(app.message).toBe('Fill in this field.')
  })

  test('a schema that our own data fails is our failure, not the person’s input', () => {
    const { error } = z.string().safeParse(1)
    expect(toAppError(error).code).toBe('INTERNAL')
    expect(toAppError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error })).code).toBe('INTERNAL')
  })

  test.each([new Error('password=hunter2'), 'hunter2', { hunter2: true }, null, undefined, 42])(
    'anything else is INTERNAL and says nothing of itself: %s',
    (thrown) => {
      const app = toAppError(thrown)
      expect(app.code).toBe('INTERNAL')
      expect(JSON.stringify(errorBody(app, 'req-1'))).not.toContain('hunter2')
      expect(app.cause).toBe(thrown)
    },
  )
})
