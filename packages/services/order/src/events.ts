import type { PrismaClient } from '@millyard/order-db'
import type { EventHandlers } from '@millyard/service-kit'
import type { Deps } from './deps.ts'
import { onPaymentFailed } from './orders/on-payment-failed.ts'
import { onPaymentSucceeded } from './orders/on-payment-succeeded.ts'
import { onParcelDelivered, onParcelShipped } from './orders/record-parcel.ts'
import { onDisputeClosed } from './refunds/on-dispute-closed.ts'
import { onPaymentRefunded, onPaymentRefundFailed } from './refunds/on-refund-settled.ts'
import { onStockMissing } from './refunds/on-stock-missing.ts'
import { onVendorUpdated } from './vendors/on-vendor-updated.ts'

/** What this service does about what others say. */
export const events: EventHandlers<Deps, PrismaClient> = {
  'vendor.updated.v1': onVendorUpdated,
  'payment.succeeded.v1': onPaymentSucceeded,
  'payment.failed.v1': onPaymentFailed,
  'payment.refunded.v1': onPaymentRefunded,
  'payment.refund_failed.v1': onPaymentRefundFailed,
  'dispute.closed.v1': onDisputeClosed,
  'stock.missing.v1': onStockMissing,
  'parcel.shipped.v1': onParcelShipped,
  'parcel.delivered.v1': onParcelDelivered,
}
