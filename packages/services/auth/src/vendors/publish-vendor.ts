import { type Clock, publish } from '@millyard/service-kit'
import type { AuthTx } from '../trpc.ts'
import { readVacation } from './vacation.repository.ts'
import type { VendorRow } from './vendor.repository.ts'

/** Tells every service the public face of a vendor. Call it in the transaction that raised `version`. */
export async function publishVendorUpdated(tx: AuthTx, clock: Clock, vendor: VendorRow): Promise<void> {
  if (vendor.status === 'draft') throw new Error('An application that is being written is published to nobody.')
  await publish(tx, clock, 'vendor.updated.v1', vendor.id, {
    vendorId: vendor.id,
    version: vendor.version,
    status: vendor.status,
    slug: vendor.slug,
    name: vendor.name,
    tagline: vendor.tagline,
    story: vendor.story,
    city: vendor.city,
    country: vendor.country,
    foundedYear: vendor.foundedYear,
    website: vendor.website,
    vacation: readVacation(vendor),
  })
}
