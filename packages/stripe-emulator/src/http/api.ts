import { setTimeout as sleep } from 'node:timers/promises'
import type { Emulator, HttpApp } from '../core/emulator.ts'
import { randomText } from '../core/ids.ts'
import { type AccountTables, type EmulatorState, tablesOf } from '../core/state.ts'
import { StripeApiError, unauthorized } from './errors.ts'
import { expandAnswer } from './expand.ts'
import { type Fault, takeFault, throwFault } from './faults.ts'
import { beginIdempotent, type KeysInFlight } from './idempotency.ts'
import { checkKey, type KeyKind } from './keys.ts'
import { parseForm } from './params.ts'

const MAX_BODY_CHARACTERS = 1_000_000

/** One API request, checked and read, as a handler sees it. */
export interface Call {
  readonly emulator: Emulator
  readonly state: EmulatorState
  /** The connected account of the `Stripe-Account` header; null is the platform. */
  readonly account: string | null
  /** What the acting account owns. */
  readonly tables: AccountTables
  readonly key: KeyKind
  readonly params: Record<string, unknown>
  /** A named part of the path. */
  path(name: string): string
  readonly requestId: string
  readonly idempotencyKey: string | null
}

/** Answers the object, or throws a StripeApiError. Runs to its end without waiting: two requests never interleave. */
export type ApiHandler = (call: Call) => unknown

export interface RouteOptions {
  /** Let the browser call it with a publishable key. */
  publishable?: boolean
}

export interface Api {
  get(path: string, handler: ApiHandler, options?: RouteOptions): void
  post(path: string, handler: ApiHandler, options?: RouteOptions): void
  delete(path: string, handler: ApiHandler, options?: RouteOptions): void
}

type Context = Parameters<Parameters<HttpApp['get']>[1]>[0]
type Answer = { status: number; body: string; requestId: string; replayed?: boolean; keep: boolean }

function errorAnswer(error: unknown, requestId: string): Answer {
  if (error instanceof StripeApiError) {
    const body = JSON.stringify({ error: error.body }, null, 2)
    return { status: error.status, body, requestId, keep: !error.beforeExecution }
  }
  console.error('[stripe-emulator]', error)
  const body = JSON.stringify({ error: { type: 'api_error', message: 'The emulator failed. See its log.' } }, null, 2)
  return { status: 500, body, requestId, keep: true }
}

function actingAccount(emulator: Emulator, header: string | undefined): string | null {
  if (header === undefined || header === '') return null
  if (Object.hasOwn(emulator.state.accounts, header)) return header
  throw new StripeApiError(
    403,
    {
      type: 'invalid_request_error',
      code: 'account_invalid',
      message: `The provided key does not have access to account '${header}' (or that account does not exist). Application access may have been revoked.`,
    },
    true,
  )
}

/** Makes the API's routes: keys, accounts, parameters, idempotency, expansion, errors and headers are handled here. */
export function createApi(app: HttpApp, emulator: Emulator): Api {
  const inFlight: KeysInFlight = new Set()

  async function answer(
    c: Context,
    handler: ApiHandler,
    options: RouteOptions,
    requestId: string,
    fault: Fault | undefined,
  ): Promise<Answer> {
    const { method, path } = c.req
    const key = checkKey(emulator.options, c.req.header('authorization'))
    if (key === 'publishable' && !options.publishable) {
      throw unauthorized(
        'This API call cannot be made with a publishable API key. Please use a secret API key.',
        'secret_key_required',
      )
    }
    throwFault(fault)
    const account = actingAccount(emulator, c.req.header('stripe-account'))
    const query = new URL(c.req.url).search
    const body = method === 'POST' ? await c.req.text() : ''
    if (body.length > MAX_BODY_CHARACTERS) {
      throw new StripeApiError(413, { type: 'invalid_request_error', message: 'The request is too large.' }, true)
    }
    const idempotencyKey = method === 'POST' ? (c.req.header('idempotency-key') ?? null) : null
    const run = idempotencyKey
      ? beginIdempotent(emulator.state, inFlight, { key: idempotencyKey, account, method, path, body })
      : null
    try {
      if (emulator.settings.latencyMs > 0) await sleep(emulator.settings.latencyMs)
      if (run?.replay) return { ...run.replay, replayed: true, keep: false }
      const params = { ...parseForm(query), ...parseForm(body) }
      const result = perform(c, handler, { account, key, params, requestId, idempotencyKey })
      if (run && result.keep) run.keep({ status: result.status, body: result.body, requestId })
      if (method !== 'GET') emulator.markChanged()
      return result
    } finally {
      run?.finish()
    }
  }

  function perform(
    c: Context,
    handler: ApiHandler,
    request: Pick<Call, 'account' | 'key' | 'params' | 'requestId' | 'idempotencyKey'>,
  ): Answer {
    try {
      const call: Call = {
        ...request,
        emulator,
        state: emulator.state,
        tables: tablesOf(emulator.state, request.account),
        path: (name) => c.req.param(name),
      }
      const object = handler(call)
      const expanded = expandAnswer(emulator.state, request.account, object, request.params.expand)
      return { status: 200, body: JSON.stringify(expanded, null, 2), requestId: request.requestId, keep: true }
    } catch (error) {
      return errorAnswer(error, request.requestId)
    }
  }

  function route(handler: ApiHandler, options: RouteOptions = {}) {
    return async (c: Context) => {
      const requestId = `req_${randomText(14)}`
      const fault = takeFault(emulator.settings.faults, c.req.method, c.req.path)
      const result = await answer(c, handler, options, requestId, fault).catch((error: unknown) =>
        errorAnswer(error, requestId),
      )
      if (fault?.kind === 'timeout') await sleep(fault.holdMs)
      const idempotencyKey = c.req.header('idempotency-key')
      return c.body(result.body, result.status, {
        'Content-Type': 'application/json',
        'Request-Id': requestId,
        'Cache-Control': 'no-cache, no-store',
        'Access-Control-Expose-Headers': 'Request-Id',
        ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
        ...(result.replayed ? { 'Idempotent-Replayed': 'true', 'Original-Request': result.requestId } : {}),
      })
    }
  }

  return {
    get: (path, handler, options) => void app.get(path, route(handler, options)),
    post: (path, handler, options) => void app.post(path, route(handler, options)),
    delete: (path, handler, options) => void app.delete(path, route(handler, options)),
  }
}
