import { createEmulator, defineEmulator } from 'emulate'
import { registerBalance } from './balance/balance.routes.ts'
import { registerBrowser } from './browser/browser.routes.ts'
import { registerCharges } from './charges/charges.routes.ts'
import { registerAccountLinks } from './connect/account-links.routes.ts'
import { registerAccounts } from './connect/accounts.routes.ts'
import { registerOnboarding } from './connect/onboarding.routes.ts'
import { registerTransfers } from './connect/transfers.routes.ts'
import { registerControl } from './control/control.routes.ts'
import type { EmulateContext, Emulator } from './core/emulator.ts'
import { DEFAULT_PORT, type StripeEmulatorOptions } from './core/options.ts'
import { createPersistence, loadState, NO_PERSISTENCE } from './core/persistence.ts'
import { type EmulatorState, emptyState } from './core/state.ts'
import { registerCustomers } from './customers/customers.routes.ts'
import { registerDashboard } from './dashboard/dashboard.routes.ts'
import { registerDisputes } from './disputes/disputes.routes.ts'
import { registerEvents } from './events/events.routes.ts'
import { createApi } from './http/api.ts'
import { registerNotFound } from './http/not-found.ts'
import { registerPaymentIntents } from './payment-intents/payment-intents.routes.ts'
import { registerPaymentMethods } from './payment-methods/payment-methods.routes.ts'
import { registerRefunds } from './refunds/refunds.routes.ts'
import { createWebhookDeliveries } from './webhooks/deliveries.ts'
import { configureEndpoints, registerWebhookEndpoints } from './webhooks/webhook-endpoints.routes.ts'

export type { ConfiguredWebhookEndpoint, StripeEmulatorOptions } from './core/options.ts'
export { TEST_CARDS } from './payment-methods/test-cards.ts'
export { signPayload } from './webhooks/signature.ts'

export interface StripeEmulator {
  /** `http://localhost:<port>`, without a trailing slash. */
  readonly url: string
  readonly port: number
  /** Overrides for the official client: `new Stripe(key, { ...emulator.clientOptions })`. */
  readonly clientOptions: { host: string; port: number; protocol: 'http' }
  /** Resolves with the number of deliveries still pending: 0, or more when the time ran out. */
  flushWebhooks(timeoutMs?: number): Promise<number>
  /** Ends the requests and deliveries that run, and writes the data file. */
  close(): Promise<void>
}

function setUp({ app, state, baseUrl, onDispose }: EmulateContext, options: StripeEmulatorOptions): Emulator {
  const persistence = options.dataFile ? createPersistence(options.dataFile, state) : NO_PERSISTENCE
  const { markChanged } = persistence
  configureEndpoints(state, options.webhookEndpoints ?? [])
  const deliveries = createWebhookDeliveries(state, options, markChanged)
  const settings = { latencyMs: options.latencyMs ?? 0, faults: [] }
  const emulator: Emulator = { state, options, settings, baseUrl, deliveries, markChanged }

  const api = createApi(app, emulator)
  registerCustomers(api)
  registerPaymentMethods(api)
  registerPaymentIntents(api)
  registerCharges(api)
  registerRefunds(api)
  registerDisputes(api)
  registerAccounts(api)
  registerAccountLinks(api)
  registerTransfers(api)
  registerBalance(api)
  registerEvents(api)
  registerWebhookEndpoints(api)

  registerOnboarding(app, emulator)
  registerBrowser(app, emulator)
  registerControl(app, emulator)
  registerDashboard(app, emulator)
  registerNotFound(app)

  deliveries.resume()
  onDispose(async () => {
    deliveries.stop()
    markChanged()
    await persistence.flush()
  })
  return emulator
}

/**
 * Starts a Stripe on this machine. Resolves when it answers; rejects when the port is taken or the data file cannot be
 * read. Two emulators share nothing, but must not share a data file.
 */
export async function createStripeEmulator(options: StripeEmulatorOptions = {}): Promise<StripeEmulator> {
  let current: Emulator | undefined
  const definition = defineEmulator<EmulatorState>({
    name: 'stripe',
    state: emptyState,
    setup(context) {
      current = setUp(context, options)
    },
    cors: { origin: '*', maxAge: 600 },
  })
  const server = await createEmulator({
    service: definition,
    port: options.port ?? DEFAULT_PORT,
    hostname: options.host ?? '127.0.0.1',
    seed: options.dataFile ? await loadState(options.dataFile) : emptyState(),
    inspector: true,
    ...(options.publicUrl ? { baseUrl: options.publicUrl } : {}),
  })
  const url = server.url.replace(/\/$/, '')
  const { hostname, port: portText } = new URL(url)
  const port = Number(portText) || (options.port ?? DEFAULT_PORT)
  return {
    url,
    port,
    clientOptions: { host: hostname, port, protocol: 'http' },
    flushWebhooks: (timeoutMs = 30_000) => current?.deliveries.whenIdle(timeoutMs) ?? Promise.resolve(0),
    close: () => server.close(),
  }
}
