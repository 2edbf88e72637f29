import type { defineEmulator } from 'emulate'
import type { Fault } from '../http/faults.ts'
import type { WebhookDeliveries } from '../webhooks/deliveries.ts'
import type { StripeEmulatorOptions } from './options.ts'
import type { EmulatorState } from './state.ts'

/** What `emulate` hands to an emulator's `setup`. */
export type EmulateContext = Parameters<Parameters<typeof defineEmulator<EmulatorState>>[0]['setup']>[0]
/** The routing table of `emulate`, with Hono's API. */
export type HttpApp = EmulateContext['app']

/** What every part of the emulator works with. */
export interface Emulator {
  readonly state: EmulatorState
  readonly options: StripeEmulatorOptions
  /** Changed by the control routes while it runs. */
  readonly settings: { latencyMs: number; faults: Fault[] }
  /** Without a trailing slash. */
  readonly baseUrl: string
  readonly deliveries: WebhookDeliveries
  /** Tells the persistence that the state has changed. */
  markChanged(): void
}
