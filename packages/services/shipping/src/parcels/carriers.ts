import type { CARRIERS } from '@millyard/contracts'

export type CarrierName = (typeof CARRIERS)[number]

/** What a carrier must be told of a parcel. */
export type Announcement = { reference: string; trackingNumber: string; from: string; to: string }

/** A carrier: gives a tracking number when the vendor has none, and is told of parcels. It reports by signed webhooks. */
export type Carrier = {
  /** Undefined: the vendor must type the number in. */
  createTrackingNumber: (() => string) | undefined
  /** Undefined: nobody reports on these parcels; the vendor marks them delivered. Safe to repeat. */
  announce: ((parcel: Announcement) => Promise<void>) | undefined
}
export type Carriers = Record<CarrierName, Carrier>

const TIMEOUT_MS = 10_000

/** All carriers. `yard-post` speaks to whatever answers at its address: the emulator, unless configured otherwise. */
export function createCarriers(options: { yardPostUrl: string; webhookUrl: string }): Carriers {
  return {
    manual: { createTrackingNumber: undefined, announce: undefined },
    'yard-post': {
      createTrackingNumber: () => {
        const digits = crypto.getRandomValues(new Uint32Array(2))
        return `YP${Array.from(digits, (part) => String(part % 1_000_000).padStart(6, '0')).join('')}`
      },
      announce: async (parcel) => {
        const response = await fetch(`${options.yardPostUrl}/v1/parcels`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...parcel, webhookUrl: options.webhookUrl }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        })
        if (!response.ok)
          throw new Error(`Yard Post answered ${response.status}: ${(await response.text()).slice(0, 300)}`)
      },
    },
  }
}
