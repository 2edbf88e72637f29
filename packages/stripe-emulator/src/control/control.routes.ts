import { z } from 'zod'
import { completeAccount, restrictAccount } from '../connect/account-status.ts'
import { nowSeconds } from '../core/clock.ts'
import type { Emulator, HttpApp } from '../core/emulator.ts'
import { type AccountTables, emptyState } from '../core/state.ts'
import { openDispute } from '../disputes/open-dispute.ts'
import { settleDispute } from '../disputes/settle-dispute.ts'
import { StripeApiError } from '../http/errors.ts'
import { faultSchema } from '../http/faults.ts'
import { forgetOldKeys } from '../http/idempotency.ts'
import { chargePayment, failAuthentication, settleProcessing } from '../payment-intents/process-payment.ts'
import { settleRefund } from '../refunds/refunds.routes.ts'

const clockBody = z.object({ offsetMs: z.number().int() })
const latencyBody = z.object({ latencyMs: z.number().int().min(0).max(60_000) })
const flushBody = z.object({ timeoutMs: z.number().int().min(0).max(600_000).default(30_000) })
const resendBody = z.object({ times: z.number().int().min(1).max(1_000).default(1) })
const outcomeBody = z.object({ outcome: z.enum(['succeeded', 'failed']).default('succeeded') })
const disputeBody = z.object({
  reason: z.string().min(1).default('fraudulent'),
  amount: z.number().int().min(1).optional(),
  inquiry: z.boolean().default(false),
})
const disputeOutcomeBody = z.object({
  outcome: z.enum(['won', 'lost']),
  /** Of a lost dispute: what the bank gives back all the same. */
  returnedAmount: z.number().int().min(1).optional(),
})
const completeBody = z.object({
  businessName: z.string().min(1).default('Test business'),
  bankAccount: z.string().min(6).default('DE89370400440532013000'),
})
const restrictBody = z.object({ due: z.array(z.string()).default(['individual.verification.document']) })

type Context = Parameters<Parameters<HttpApp['post']>[1]>[0]

/** What Stripe does not have: levers for tests, demos and development. JSON in, JSON out, no key needed. */
export function registerControl(app: HttpApp, emulator: Emulator): void {
  const { state, deliveries } = emulator

  function control<T extends z.ZodType>(
    path: string,
    schema: T,
    act: (input: z.output<T>, c: Context) => unknown,
  ): void {
    app.post(path, async (c) => {
      const text = await c.req.text()
      try {
        const input = schema.parse(text === '' ? {} : JSON.parse(text))
        const result = await act(input, c)
        emulator.markChanged()
        return c.json(result ?? {})
      } catch (error) {
        if (error instanceof StripeApiError) return c.json({ error: error.body }, error.status)
        if (error instanceof z.ZodError) return c.json({ error: { message: z.prettifyError(error) } }, 400)
        if (error instanceof SyntaxError) return c.json({ error: { message: 'The body must be JSON.' } }, 400)
        throw error
      }
    })
  }

  function missing(kind: string, id: string): never {
    throw new StripeApiError(404, { type: 'invalid_request_error', message: `No such ${kind}: '${id}'` })
  }

  /** The row with the path's id, in whichever account it is. */
  function locate<T>(c: Context, kind: string, tableOf: (tables: AccountTables) => Record<string, T>) {
    const id = c.req.param('id')
    for (const [account, tables] of [[null, state.platform] as const, ...Object.entries(state.connected)]) {
      const row = tableOf(tables)[id]
      if (row) return { row, source: { emulator, account } }
    }
    return missing(kind, id)
  }

  function openIntent(c: Context) {
    const { row, source } = locate(c, 'payment_intent', (tables) => tables.paymentIntents)
    return { intent: row, source }
  }

  const openAccount = (c: Context) => state.accounts[c.req.param('id')] ?? missing('account', c.req.param('id'))

  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', (c) => c.json({ status: 'ok' }))
  app.get('/_emulator/clock', (c) => c.json({ offsetMs: state.clockOffsetMs, now: nowSeconds(state) }))

  app.get('/_emulator/deliveries', (c) => c.json({ data: Object.values(state.deliveries).reverse() }))

  control('/_emulator/clock', clockBody, ({ offsetMs }) => {
    state.clockOffsetMs = offsetMs
    forgetOldKeys(state)
    return { offsetMs, now: nowSeconds(state) }
  })

  control('/_emulator/latency', latencyBody, ({ latencyMs }) => {
    emulator.settings.latencyMs = latencyMs
    return { latencyMs }
  })

  control('/_emulator/faults', z.object({ faults: z.array(faultSchema).max(100) }), ({ faults }) => {
    emulator.settings.faults = faults
    return { faults }
  })

  control('/_emulator/webhooks/flush', flushBody, async ({ timeoutMs }) => {
    return { pending: await deliveries.whenIdle(timeoutMs) }
  })

  control('/_emulator/events/:id/resend', resendBody, ({ times }, c) => {
    const id = c.req.param('id')
    if (!state.events[id]) missing('event', id)
    return { started: deliveries.resend(id, times) }
  })

  control('/_emulator/payment_intents/:id/authenticate', outcomeBody, ({ outcome }, c) => {
    const { intent, source } = openIntent(c)
    if (intent.status !== 'requires_action') {
      throw new StripeApiError(400, {
        type: 'invalid_request_error',
        code: 'payment_intent_unexpected_state',
        message: `This PaymentIntent does not wait for the buyer, it has a status of ${intent.status}.`,
      })
    }
    if (outcome === 'succeeded') chargePayment(source, intent)
    else failAuthentication(source, intent)
    return intent
  })

  control('/_emulator/payment_intents/:id/settle', outcomeBody, ({ outcome }, c) => {
    const { intent, source } = openIntent(c)
    settleProcessing(source, intent, outcome)
    return intent
  })

  control('/_emulator/refunds/:id/settle', outcomeBody, ({ outcome }, c) => {
    const { row: refund, source } = locate(c, 'refund', (tables) => tables.refunds)
    settleRefund(source, refund, outcome)
    return refund
  })

  control('/_emulator/charges/:id/dispute', disputeBody, (opening, c) => {
    const { row: charge, source } = locate(c, 'charge', (tables) => tables.charges)
    return openDispute(source, charge, opening)
  })

  control('/_emulator/disputes/:id/settle', disputeOutcomeBody, ({ outcome, returnedAmount }, c) => {
    const { row: dispute, source } = locate(c, 'dispute', (tables) => tables.disputes)
    settleDispute(source, dispute, outcome, returnedAmount)
    return dispute
  })

  control('/_emulator/accounts/:id/complete', completeBody, (details, c) => {
    const account = openAccount(c)
    completeAccount({ emulator, account: account.id }, account, details)
    return account
  })

  control('/_emulator/accounts/:id/restrict', restrictBody, ({ due }, c) => {
    const account = openAccount(c)
    restrictAccount({ emulator, account: account.id }, account, due)
    return account
  })

  control('/_emulator/reset', z.object({}), () => {
    emulator.settings.faults = []
    const configured = Object.entries(state.webhookEndpoints).filter(([, record]) => record.configured)
    Object.assign(state, emptyState(), { webhookEndpoints: Object.fromEntries(configured) })
  })
}
