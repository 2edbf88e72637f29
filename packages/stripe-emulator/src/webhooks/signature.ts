import { createHmac } from 'node:crypto'

/**
 * The `Stripe-Signature` header of a body: https://docs.stripe.com/webhooks/signature.
 * Always signed with the machine's own time, because the receiver compares it with its own.
 */
export function signPayload(body: string, secret: string, nowMs = Date.now()): string {
  const timestamp = Math.floor(nowMs / 1_000)
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`, 'utf8').digest('hex')
  return `t=${timestamp},v1=${signature}`
}
