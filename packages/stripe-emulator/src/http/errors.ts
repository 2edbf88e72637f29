import type Stripe from 'stripe'

export type StripeErrorType = 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error'

/** The `error` object of an answer: https://docs.stripe.com/api/errors */
export interface StripeErrorBody {
  type: StripeErrorType
  message: string
  code?: string
  decline_code?: string
  param?: string
  charge?: string
  doc_url?: string
  payment_intent?: Stripe.PaymentIntent
  payment_method?: Stripe.PaymentMethod
}

/** An answer that Stripe would give instead of the object. */
export class StripeApiError extends Error {
  readonly status: number
  readonly body: StripeErrorBody
  /** Found before anything ran: Stripe does not keep such an answer under the idempotency key. */
  readonly beforeExecution: boolean

  constructor(status: number, body: StripeErrorBody, beforeExecution = false) {
    super(body.message)
    this.name = 'StripeApiError'
    this.status = status
    this.beforeExecution = beforeExecution
    const docs = body.code ? { doc_url: `https://docs.stripe.com/error-codes#${body.code.replaceAll('_', '-')}` } : {}
    this.body = { ...body, ...docs }
  }
}

/** 400: the request is well-formed but cannot be done. */
export function invalidRequest(
  message: string,
  details: Partial<Omit<StripeErrorBody, 'message' | 'type'>> = {},
): StripeApiError {
  return new StripeApiError(400, { type: 'invalid_request_error', message, ...details })
}

/** 400: a parameter is missing or malformed. */
export function invalidParam(message: string, param: string, code?: string): StripeApiError {
  return new StripeApiError(400, { type: 'invalid_request_error', message, param, ...(code ? { code } : {}) }, true)
}

/** No such object: 404 when its id is in the path (param `id`), 400 when a parameter names it. */
export function noSuch(kind: string, id: string, param = 'id', status: 400 | 404 = 404): StripeApiError {
  return new StripeApiError(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  })
}

/** 401: no key, or a key that is not accepted. */
export function unauthorized(message: string, code?: string): StripeApiError {
  return new StripeApiError(401, { type: 'invalid_request_error', message, ...(code ? { code } : {}) }, true)
}

/** The row of an id that came in the path, or Stripe's 404. */
export function find<T>(table: Record<string, T>, kind: string, id: string): T {
  const row = Object.hasOwn(table, id) ? table[id] : undefined
  if (row === undefined) throw noSuch(kind, id)
  return row
}

/** The row of an id that came in a parameter, or Stripe's 400. */
export function findParam<T>(table: Record<string, T>, kind: string, id: string, param: string): T {
  const row = Object.hasOwn(table, id) ? table[id] : undefined
  if (row === undefined) throw noSuch(kind, id, param, 400)
  return row
}
