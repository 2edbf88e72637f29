import { newId } from '@millyard/contracts'
import { enqueue } from '@millyard/service-kit'
import type { Deps, Tx } from '../deps.ts'

type RefundRequest = {
  /** What asks for it; asked a second time, nothing happens. */
  request: string
  paymentId: string
  intentId: string
  amountMinor: number
  currency: string
  /** What the order service asked for: whose part it is, and who bears how much of it. */
  share?: { orderRefundId: string; vendorOrderId: string; commissionMinor: number; payableMinor: number }
}

/** Notes that money of an intent goes back, and enqueues it. Answers its id; null when that was noted before. */
export async function requestRefund(
  deps: Deps,
  tx: Tx,
  { request, paymentId, intentId, amountMinor, currency, share }: RefundRequest,
): Promise<string | null> {
  const id = newId('prf')
  const { count } = await tx.paymentRefund.createMany({
    data: {
      id,
      request,
      paymentId,
      stripePaymentIntentId: intentId,
      state: 'requested',
      amountMinor: BigInt(amountMinor),
      currency,
      createdAt: deps.clock.now(),
      ...(share
        ? { ...share, commissionMinor: BigInt(share.commissionMinor), payableMinor: BigInt(share.payableMinor) }
        : {}),
    },
    skipDuplicates: true,
  })
  if (count === 0) return null
  await enqueueRefund(tx, id)
  return id
}

/** All that an intent brought for an order that is cancelled. Answers false when that was noted before. */
export async function requestWholeRefund(
  deps: Deps,
  tx: Tx,
  whole: Omit<RefundRequest, 'request' | 'share'>,
): Promise<boolean> {
  return (await requestRefund(deps, tx, { ...whole, request: `cancelled:${whole.intentId}` })) !== null
}

export async function enqueueRefund(tx: Tx, refundId: string): Promise<void> {
  await enqueue(tx, 'refund-payment', { refundId }, { key: `refund-payment:${refundId}` })
}
