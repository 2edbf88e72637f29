import { AppError, ERROR_TABLE, type ErrorCode, type FieldIssue } from '@millyard/contracts'
import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'

function zodFields(error: ZodError): FieldIssue[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
}

const FROM_TRPC: Partial<Record<TRPCError['code'], { code: ErrorCode; message: string }>> = {
  PARSE_ERROR: { code: 'INVALID_JSON', message: 'The request is not valid JSON.' },
  NOT_FOUND: { code: 'NOT_FOUND', message: 'There is no such procedure.' },
  METHOD_NOT_SUPPORTED: {
    code: 'METHOD_NOT_ALLOWED',
    message: 'Queries are read with GET, mutations are sent with POST.',
  },
  PAYLOAD_TOO_LARGE: { code: 'TOO_LARGE', message: 'The request is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { code: 'UNSUPPORTED_MEDIA', message: 'Send JSON.' },
}

/** What an error is to a client. Anything that nobody threw on purpose is INTERNAL and says nothing but that. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof TRPCError) {
    if (error.cause instanceof AppError) return error.cause
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ZodError) {
      const fields = zodFields(error.cause)
      return new AppError('BAD_INPUT', {
        message: fields[0]?.message ?? 'Some fields are wrong.',
        fields,
        cause: error,
      })
    }
    // tRPC 11 calls a body that is not JSON a bad request and keeps the parser's error as its cause.
    if (error.code === 'BAD_REQUEST' && error.cause instanceof SyntaxError) {
      return new AppError('INVALID_JSON', { message: 'The request is not valid JSON.', cause: error })
    }
    if (error.code === 'BAD_REQUEST')
      return new AppError('BAD_INPUT', { message: 'The request is not understood.', cause: error })
    const known = FROM_TRPC[error.code]
    if (known) return new AppError(known.code, { message: known.message, cause: error })
  }
  const fastifyCode = (error as { code?: unknown } | null)?.code
  if (fastifyCode === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new AppError('TOO_LARGE', { message: 'The request is too large.', cause: error })
  }
  if (fastifyCode === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new AppError('UNSUPPORTED_MEDIA', { message: 'Send JSON.', cause: error })
  }
  return new AppError('INTERNAL', { message: 'Something went wrong on our side. Try again in a moment.', cause: error })
}

/** The same error in tRPC's terms, so that the HTTP status is that of the table. */
export function toTrpcError(error: unknown): TRPCError {
  const app = toAppError(error)
  return new TRPCError({ code: ERROR_TABLE[app.code].trpc, message: app.message, cause: app })
}

/** The body of a failed answer outside tRPC (webhooks, oversized bodies): the same shape as inside. */
export function errorBody(app: AppError, requestId: string) {
  return {
    error: {
      message: app.message,
      data: {
        code: app.code,
        httpStatus: ERROR_TABLE[app.code].http,
        requestId,
        ...(app.fields ? { fields: app.fields } : {}),
        ...(app.details ? { details: app.details } : {}),
      },
    },
  }
}
