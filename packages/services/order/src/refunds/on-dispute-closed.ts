import { type DomainEvent, newId } from '@millyard/contracts'
import type { Deps, OrderTx } from '../deps.ts'
import { type LockedOrder, type LockedPart, lockOrder } from '../orders/order.repository.ts'
import { isToSend } from '../orders/order-status.ts'
import { writeAmounts } from './accept-refund.ts'
import { writeRequests } from './cancel-items.ts'
import { REASON_WORDS } from './reason-words.ts'
import { insertRefund, type RefundableItem, readRefundablePart } from './refund.repository.ts'
import { amountsOfChargeback } from './refund-amounts.ts'

type Closed = DomainEvent<'dispute.closed.v1'>['data']

/**
 * The buyer's bank has decided for the buyer: what it took counts as gone back, so that nothing goes back twice. Units of a part
 * that nothing is left of, and that have not been sent, are cancelled by themselves: nobody pays for them any more. What somebody
 * agreed to give back meanwhile is part of what the bank took.
 * @throws Error for an order that is not known here: the delivery is repeated
 */
export async function onDisputeClosed(
  deps: Deps,
  tx: OrderTx,
  { data }: DomainEvent<'dispute.closed.v1'>,
): Promise<void> {
  const taken = data.parts.filter((part) => part.amountMinor > 0)
  if (data.outcome === 'won' || taken.length === 0) return
  const order = await lockOrder(tx, data.orderId)
  if (!order) throw new Error(`A dispute of ${data.orderId} is lost, which is not known here.`)
  for (const one of taken) {
    const part = order.parts.find(({ id }) => id === one.vendorOrderId)
    if (!part) throw new Error(`${one.vendorOrderId} is not of ${data.orderId}.`)
    const lines = await recordChargeback(deps, tx, order, part, data.disputeId, one)
    if (isToSend(part.status)) await cancelUnpaidUnits(deps, tx, order, part, data.disputeId, lines)
  }
}

/** Answers the lines when nothing is left of the part. */
async function recordChargeback(
  deps: Deps,
  tx: OrderTx,
  order: LockedOrder,
  part: LockedPart,
  disputeId: string,
  { amountMinor, commissionMinor }: Closed['parts'][number],
): Promise<readonly RefundableItem[]> {
  const before = await readRefundablePart(tx, part.id)
  const amounts = amountsOfChargeback(before, amountMinor, commissionMinor)
  const isAll = amounts.amountMinor === before.totalMinor - before.refundedMinor
  if (amounts.amountMinor === 0) return before.lines
  const now = deps.clock.now()
  const { id } = await insertRefund(tx, {
    orderId: order.id,
    vendorOrderId: part.id,
    kind: 'chargeback',
    status: 'accepted',
    reason: 'disputed',
    note: '',
    requestedBy: 'bank',
    actorId: null,
    restock: false,
    idempotencyKey: `dispute:${disputeId}`,
    createdAt: now,
    items: amounts.lines.map(({ orderItemId }) => ({ orderItemId, quantity: 0 })),
  })
  await tx.refund.updateMany({
    where: { id, status: 'accepted' },
    data: {
      status: 'succeeded',
      acceptedAt: now,
      settledAt: now,
      amountMinor: BigInt(amounts.amountMinor),
      shippingMinor: BigInt(amounts.shippingMinor),
      taxMinor: BigInt(amounts.taxMinor),
      commissionMinor: BigInt(amounts.commissionMinor),
    },
  })
  await writeAmounts(tx, order.id, part.id, id, amounts)
  await tx.orderStatusHistory.create({
    data: {
      id: newId('hst'),
      orderId: order.id,
      vendorOrderId: part.id,
      status: 'money_back',
      reason: REASON_WORDS.disputed,
      actor: 'bank',
      at: now,
    },
    select: { id: true },
  })
  return isAll ? before.lines : []
}

async function cancelUnpaidUnits(
  deps: Deps,
  tx: OrderTx,
  order: LockedOrder,
  part: LockedPart,
  disputeId: string,
  lines: readonly RefundableItem[],
): Promise<void> {
  const items = lines
    .map(({ id, quantity, cancelledQuantity }) => ({ orderItemId: id, quantity: quantity - cancelledQuantity }))
    .filter((item) => item.quantity > 0)
  if (items.length === 0) return
  await writeRequests(
    deps,
    tx,
    order,
    {
      orderId: order.id,
      items,
      reason: 'disputed',
      note: '',
      restock: true,
      idempotencyKey: `dispute-units:${disputeId}`,
    },
    { requestedBy: 'system', actorId: null },
    part.id,
  )
}
