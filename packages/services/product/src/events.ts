import type { PrismaClient } from '@millyard/product-db'
import type { EventHandlers } from '@millyard/service-kit'
import type { Deps } from './deps.ts'
import { onVendorOrderDelivered } from './reviews/on-vendor-order-delivered.ts'
import { onOrderCancelled } from './stock/on-order-cancelled.ts'
import { onOrderPaid } from './stock/on-order-paid.ts'
import { onRefundRequested } from './stock/on-refund-requested.ts'
import { onVendorUpdated } from './vendors/on-vendor-updated.ts'

/** What this service does about the events it listens to. */
export const events: EventHandlers<Deps, PrismaClient> = {
  'vendor.updated.v1': onVendorUpdated,
  'order.paid.v1': onOrderPaid,
  'order.cancelled.v1': onOrderCancelled,
  'refund.requested.v1': onRefundRequested,
  'vendor_order.delivered.v1': onVendorOrderDelivered,
}
