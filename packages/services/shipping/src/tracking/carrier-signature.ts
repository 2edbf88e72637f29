import { createHmac, timingSafeEqual } from 'node:crypto'

export const CARRIER_SIGNATURE_HEADER = 'millyard-carrier-signature'

/** Signatures older than this are refused, so that a captured request is of no use later. */
const TOLERANCE_SECONDS = 300

/** `t=<unix seconds>,v1=<hex hmac-sha256 of "t.body">`, the scheme that Stripe documents for its webhooks. */
export function signCarrierBody(secret: string, body: string, unixSeconds: number): string {
  return `t=${unixSeconds},v1=${createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex')}`
}

/** Whether the body was signed with the secret within the tolerance of `unixSeconds`. */
export function isCarrierSignatureValid(
  secret: string,
  body: string,
  header: string | undefined,
  unixSeconds: number,
): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '')
  const at = Number(match?.[1])
  if (!match || Math.abs(unixSeconds - at) > TOLERANCE_SECONDS) return false
  return timingSafeEqual(Buffer.from(signCarrierBody(secret, body, at)), Buffer.from(match[0]))
}
