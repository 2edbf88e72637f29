import type { PrismaClient } from '@millyard/payment-db'
import type { EventHandlers } from '@millyard/service-kit'
import type { Deps } from './deps.ts'
import { cancelPayment } from './payments/cancel-payment.ts'
import { onVendorOrderCompleted, onVendorOrderDelivered } from './payouts/release-share.ts'
import { onRefundRequested } from './refunds/on-refund-requested.ts'
import { onVendorUpdated } from './vendors/on-vendor-updated.ts'

/** Event type → what this service does about it. */
export const events: EventHandlers<Deps, PrismaClient> = {
  'order.cancelled.v1': (deps, tx, event) => cancelPayment(deps, tx, event.data.orderId),
  'refund.requested.v1': onRefundRequested,
  'vendor_order.delivered.v1': onVendorOrderDelivered,
  'vendor_order.completed.v1': onVendorOrderCompleted,
  'vendor.updated.v1': onVendorUpdated,
}
