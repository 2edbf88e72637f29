import { z } from 'zod'

/**
 * Every way a procedure can say no. The code is what a screen may branch on; the message is what a person reads.
 * One exhaustive table gives each code its HTTP status and its tRPC code, so the two can never disagree.
 */
export const ERROR_TABLE = {
  BAD_INPUT: { http: 400, trpc: 'BAD_REQUEST' },
  INVALID_JSON: { http: 400, trpc: 'PARSE_ERROR' },
  UNAUTHENTICATED: { http: 401, trpc: 'UNAUTHORIZED' },
  INVALID_CREDENTIALS: { http: 401, trpc: 'UNAUTHORIZED' },
  /** The first step (password, Google) was right and a code is awaited: `{ challenge, expiresAt }`. */
  SECOND_STEP_REQUIRED: { http: 401, trpc: 'UNAUTHORIZED' },
  TOKEN_EXPIRED: { http: 401, trpc: 'UNAUTHORIZED' },
  TOKEN_REUSED: { http: 401, trpc: 'UNAUTHORIZED' },
  PAYMENT_DECLINED: { http: 402, trpc: 'PAYMENT_REQUIRED' },
  LOGIN_BLOCKED: { http: 403, trpc: 'FORBIDDEN' },
  READ_ONLY: { http: 403, trpc: 'FORBIDDEN' },
  FORBIDDEN: { http: 403, trpc: 'FORBIDDEN' },
  NOT_FOUND: { http: 404, trpc: 'NOT_FOUND' },
  METHOD_NOT_ALLOWED: { http: 405, trpc: 'METHOD_NOT_SUPPORTED' },
  CONFLICT: { http: 409, trpc: 'CONFLICT' },
  ALREADY_EXISTS: { http: 409, trpc: 'CONFLICT' },
  ILLEGAL_TRANSITION: { http: 409, trpc: 'CONFLICT' },
  REQUIREMENTS_OPEN: { http: 409, trpc: 'CONFLICT' },
  IDEMPOTENCY_CONFLICT: { http: 409, trpc: 'CONFLICT' },
  OUT_OF_STOCK: { http: 409, trpc: 'CONFLICT' },
  PRICE_CHANGED: { http: 409, trpc: 'CONFLICT' },
  CART_CHANGED: { http: 409, trpc: 'CONFLICT' },
  CART_EMPTY: { http: 409, trpc: 'CONFLICT' },
  NOT_FOR_SALE: { http: 409, trpc: 'CONFLICT' },
  BELOW_MINIMUM: { http: 409, trpc: 'CONFLICT' },
  NOT_A_MULTIPLE: { http: 409, trpc: 'CONFLICT' },
  FACTORY_AWAY: { http: 409, trpc: 'CONFLICT' },
  CURRENCY_MISMATCH: { http: 409, trpc: 'CONFLICT' },
  NOT_DELIVERABLE: { http: 409, trpc: 'CONFLICT' },
  ORDER_EXPIRED: { http: 409, trpc: 'CONFLICT' },
  TOO_LARGE: { http: 413, trpc: 'PAYLOAD_TOO_LARGE' },
  UNSUPPORTED_MEDIA: { http: 415, trpc: 'UNSUPPORTED_MEDIA_TYPE' },
  RATE_LIMITED: { http: 429, trpc: 'TOO_MANY_REQUESTS' },
  INTERNAL: { http: 500, trpc: 'INTERNAL_SERVER_ERROR' },
  UNAVAILABLE: { http: 503, trpc: 'SERVICE_UNAVAILABLE' },
} as const satisfies Record<string, { http: number; trpc: string }>

export type ErrorCode = keyof typeof ERROR_TABLE

export const errorCodeSchema = z.enum(Object.keys(ERROR_TABLE) as [ErrorCode, ...ErrorCode[]])

/** One wrong field: `path` as in `address.postcode`, `message` as a person reads it. */
export const fieldIssueSchema = z.object({ path: z.string(), message: z.string() })
export type FieldIssue = z.infer<typeof fieldIssueSchema>

/** What a client finds under `error.data` of a failed call. */
export const errorDataSchema = z.object({
  code: errorCodeSchema,
  httpStatus: z.int(),
  requestId: z.string(),
  /** Present on BAD_INPUT: what to change, field by field. */
  fields: z.array(fieldIssueSchema).optional(),
  /** Typed per code, e.g. OUT_OF_STOCK: `{ lines: [{ variantId, requested, available }] }`. */
  details: z.record(z.string(), z.unknown()).optional(),
})
export type ErrorData = z.infer<typeof errorDataSchema>

export type AppErrorOptions = {
  message: string
  fields?: FieldIssue[]
  details?: Record<string, unknown>
  cause?: unknown
}

/** The only error that domain code throws on purpose. Everything else is a bug and reaches the client as INTERNAL. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: FieldIssue[] | undefined
  readonly details: Record<string, unknown> | undefined

  constructor(code: ErrorCode, options: AppErrorOptions) {
    super(options.message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.fields = options.fields
    this.details = options.details
  }
}

/** A BAD_INPUT about one field. */
export function badField(path: string, message: string): AppError {
  return new AppError('BAD_INPUT', { message, fields: [{ path, message }] })
}

/** The same answer for "does not exist" and "is not yours" (P43, P44). */
export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', { message: `We could not find this ${what}.` })
}
