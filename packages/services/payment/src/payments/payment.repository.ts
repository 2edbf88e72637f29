import type { PaymentStatus } from '@millyard/contracts'
import type { Tx } from '../deps.ts'
import { toMinor } from '../money.ts'

export type ShareState = 'pending' | 'held' | 'due' | 'claimed' | 'paid' | 'cancelled'

export type LockedPayment = {
  id: string
  orderId: string
  orderNumber: string
  customerId: string
  status: PaymentStatus
  amountMinor: number
  currency: string
  stripePaymentIntentId: string | null
  stripeChargeId: string | null
  lastEventKey: string
  shares: {
    vendorOrderId: string
    vendorOrderNumber: string
    vendorId: string
    commissionMinor: number
    payableMinor: number
    refundedMinor: number
    refundedCommissionMinor: number
    refundedPayableMinor: number
    state: ShareState
  }[]
}

/**
 * Serialises everything that decides about one order's payment until the transaction ends. A lock by the order's id,
 * because "cancel" may come before there is a row to lock.
 */
export async function lockOrder(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${orderId}, 0))`
}

/** The payment of an order with its shares, locked with the order; null when there is none. */
export async function lockPayment(tx: Tx, orderId: string): Promise<LockedPayment | null> {
  await lockOrder(tx, orderId)
  const row = await tx.payment.findUnique({
    where: { orderId },
    select: {
      id: true,
      orderId: true,
      orderNumber: true,
      customerId: true,
      status: true,
      amountMinor: true,
      currency: true,
      stripePaymentIntentId: true,
      stripeChargeId: true,
      lastEventKey: true,
      shares: {
        select: {
          vendorOrderId: true,
          vendorOrderNumber: true,
          vendorId: true,
          commissionMinor: true,
          payableMinor: true,
          refundedMinor: true,
          refundedCommissionMinor: true,
          refundedPayableMinor: true,
          state: true,
        },
        orderBy: { vendorOrderId: 'asc' },
      },
    },
  })
  if (!row) return null
  return {
    ...row,
    status: row.status as PaymentStatus,
    amountMinor: toMinor(row.amountMinor),
    shares: row.shares.map((share) => ({
      ...share,
      state: share.state as ShareState,
      commissionMinor: toMinor(share.commissionMinor),
      payableMinor: toMinor(share.payableMinor),
      refundedMinor: toMinor(share.refundedMinor),
      refundedCommissionMinor: toMinor(share.refundedCommissionMinor),
      refundedPayableMinor: toMinor(share.refundedPayableMinor),
    })),
  }
}

/** What refunds and chargebacks have left of a share: of the commission, of the vendor's, and of both. */
export function leftOf(share: LockedPayment['shares'][number]) {
  const commissionLeftMinor = share.commissionMinor - share.refundedCommissionMinor
  const payableLeftMinor = share.payableMinor - share.refundedPayableMinor
  return { commissionLeftMinor, payableLeftMinor, leftMinor: commissionLeftMinor + payableLeftMinor }
}
