import { createHash } from 'node:crypto'
import type { EmulatorState, IdempotencyRecord } from '../core/state.ts'
import { StripeApiError } from './errors.ts'

const KEPT_FOR_MS = 24 * 60 * 60 * 1_000
const MAX_KEY_LENGTH = 255

export interface IdempotentRun {
  /** The answer of the first request with this key; null when this is the first. */
  replay: IdempotencyRecord | null
  /** Stores the answer for later requests. Not called for an answer that Stripe would not keep. */
  keep(answer: Omit<IdempotencyRecord, 'fingerprint' | 'createdAtMs'>): void
  /** Ends the time in which another request with the key gets 409. Must be called. */
  finish(): void
}

/** The keys in use by a request that is still running, per emulator. */
export type KeysInFlight = Set<string>

/**
 * Starts a request under an idempotency key, as https://docs.stripe.com/api/idempotent_requests describes it.
 * Throws 409 while another request with the key runs, and 400 when the key was used with other parameters.
 */
export function beginIdempotent(
  state: EmulatorState,
  inFlight: KeysInFlight,
  request: { key: string; account: string | null; method: string; path: string; body: string },
): IdempotentRun {
  if (request.key.length > MAX_KEY_LENGTH) {
    throw new StripeApiError(
      400,
      { type: 'invalid_request_error', message: `Idempotency keys are at most ${MAX_KEY_LENGTH} characters long.` },
      true,
    )
  }
  const slot = `${request.account ?? 'platform'}:${request.key}`
  const fingerprint = createHash('sha256').update(`${request.method} ${request.path}\n${request.body}`).digest('hex')
  if (inFlight.has(slot)) {
    throw new StripeApiError(
      409,
      {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${request.key}. Please try again later.`,
      },
      true,
    )
  }
  let known = state.idempotency[slot]
  if (known && Date.now() - known.createdAtMs > KEPT_FOR_MS) {
    delete state.idempotency[slot]
    known = undefined
  }
  if (known && known.fingerprint !== fingerprint) {
    throw new StripeApiError(
      400,
      {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${request.key}' if you meant to execute a different request.`,
      },
      true,
    )
  }
  inFlight.add(slot)
  return {
    replay: known ?? null,
    keep(answer) {
      state.idempotency[slot] = { ...answer, fingerprint, createdAtMs: Date.now() }
    },
    finish() {
      inFlight.delete(slot)
    },
  }
}

/** Forgets keys older than a day. */
export function forgetOldKeys(state: EmulatorState): void {
  for (const [slot, record] of Object.entries(state.idempotency)) {
    if (Date.now() - record.createdAtMs > KEPT_FOR_MS) delete state.idempotency[slot]
  }
}
