import type { EventHandlers } from '@millyard/service-kit'
import type { PrismaClient } from '@millyard/shipping-db'
import type { Deps } from './deps.ts'
import { onOrderCancelled } from './parcels/on-order-cancelled.ts'
import { onOrderPaid } from './parcels/on-order-paid.ts'
import { onVendorUpdated } from './vendors/on-vendor-updated.ts'

export const events: EventHandlers<Deps, PrismaClient> = {
  'vendor.updated.v1': onVendorUpdated,
  'order.paid.v1': onOrderPaid,
  'order.cancelled.v1': onOrderCancelled,
}
