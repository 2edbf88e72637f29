import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { createStripeEmulator, type StripeEmulator, type StripeEmulatorOptions } from '../src/index.ts'

export const SECRET = 'whsec_test_secret_of_the_platform'

export interface Started extends AsyncDisposable {
  emulator: StripeEmulator
  /** The official client with the secret key, without its own retries. */
  stripe: Stripe
  /** The official client with another key or other options. */
  client(key: string, options?: Stripe.StripeConfig): Stripe
  /** Calls a control route. */
  control<T = unknown>(path: string, body?: unknown): Promise<T>
}

export async function start(options: StripeEmulatorOptions = {}): Promise<Started> {
  const emulator = await createStripeEmulator({ port: 0, webhookRetryDelaysMs: [5, 10, 20], ...options })
  const client = (key: string, more: Stripe.StripeConfig = {}) =>
    new Stripe(key, { ...emulator.clientOptions, maxNetworkRetries: 0, telemetry: false, ...more })
  return {
    emulator,
    client,
    stripe: client('sk_test_platform'),
    async control<T>(path: string, body: unknown = {}) {
      const response = await fetch(`${emulator.url}/_emulator/${path}`, { method: 'POST', body: JSON.stringify(body) })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as T
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  }
}

export interface Received {
  body: string
  headers: IncomingHttpHeaders
}

/** A webhook receiver which answers with the next of the given statuses, and 200 afterwards. */
export async function startReceiver(statuses: number[] = []) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({ body: Buffer.concat(chunks).toString('utf8'), headers: request.headers })
      response.writeHead(statuses.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    received,
    url: `http://127.0.0.1:${port}/webhooks/stripe`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Runs a call that must fail and answers its Stripe error. */
export async function failure(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('The call was expected to fail, but it succeeded.')
}

/** A paid PaymentIntent. */
export function pay(
  stripe: Stripe,
  amount: number,
  currency = 'eur',
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
) {
  return stripe.paymentIntents.create({
    amount,
    currency,
    confirm: true,
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/done',
    ...more,
  })
}

/** A connected account that may receive transfers. */
export async function readyAccount({ stripe, control }: Started, country = 'DE'): Promise<Stripe.Account> {
  const account = await stripe.accounts.create({
    type: 'express',
    country,
    capabilities: { transfers: { requested: true } },
  })
  return control<Stripe.Account>(`accounts/${account.id}/complete`)
}
