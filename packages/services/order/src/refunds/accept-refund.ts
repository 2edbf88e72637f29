import { newId, type ParcelFacts, type RefundActor, type RefundKind, type RefundReason } from '@millyard/contracts'
import { publish, rowCount } from '@millyard/service-kit'
import type { Deps, OrderTx } from '../deps.ts'
import { moveVendorOrder } from '../orders/move-vendor-order.ts'
import { type LockedOrder, type LockedPart, lockOrder } from '../orders/order.repository.ts'
import { deriveVendorOrderStatus, vendorOrderTransitions } from '../orders/order-status.ts'
import { REASON_WORDS } from './reason-words.ts'
import { type RefundableItem, readRefundablePart } from './refund.repository.ts'
import { leavesNothing, type RefundAmounts } from './refund-amounts.ts'

/** A refund that is about to be agreed. */
export type PendingRefund = {
  id: string
  kind: Exclude<RefundKind, 'chargeback'>
  reason: RefundReason
  note: string
  requestedBy: Exclude<RefundActor, 'bank'>
  restock: boolean
}

/**
 * Agrees to a refund, once, in the caller's transaction, which holds the order's row: its amounts are computed from what is
 * left now and added to what has gone back of lines, part and order, the part's status follows, and everybody is told with
 * `refund.requested.v1`. Two at the same time come one after the other, and the second finds less (P16).
 * @throws AppError BAD_INPUT when less is left than is asked for; then nothing is written
 */
export async function acceptRefund(
  deps: Deps,
  tx: OrderTx,
  order: LockedOrder,
  part: LockedPart,
  refund: PendingRefund,
  compute: (part: Awaited<ReturnType<typeof readRefundablePart>>) => RefundAmounts,
  facts?: ParcelFacts,
): Promise<void> {
  const before = await readRefundablePart(tx, part.id)
  const amounts = compute(before)
  const now = deps.clock.now()
  const isFree = amounts.amountMinor === 0
  const accepted = await tx.refund.updateMany({
    where: { id: refund.id, status: refund.kind === 'cancellation' ? 'requested' : 'accepted', acceptedAt: null },
    data: {
      status: isFree ? 'succeeded' : 'accepted',
      acceptedAt: now,
      ...(isFree ? { settledAt: now } : {}),
      amountMinor: BigInt(amounts.amountMinor),
      shippingMinor: BigInt(amounts.shippingMinor),
      taxMinor: BigInt(amounts.taxMinor),
      commissionMinor: BigInt(amounts.commissionMinor),
    },
  })
  if (!rowCount(accepted)) throw new Error(`Refund ${refund.id} moved under its order's lock.`)
  await writeAmounts(tx, order.id, part.id, refund.id, amounts)

  const isAll = refund.kind === 'cancellation' && leavesNothing(before, amounts.lines)
  await tx.orderStatusHistory.create({
    data: {
      id: newId('hst'),
      orderId: order.id,
      vendorOrderId: part.id,
      // No status: where the part is has not changed by this. What follows from it has an entry of its own.
      status: refund.kind === 'cancellation' ? 'items_cancelled' : 'money_back',
      reason: historyOf(refund, before.lines, amounts),
      actor: refund.requestedBy,
      at: now,
    },
    select: { id: true },
  })
  if (refund.kind === 'cancellation') await movePart(deps, tx, order, part, refund, { isAll, facts, now })
  await publish(tx, deps.clock, 'refund.requested.v1', order.id, {
    refundId: refund.id,
    orderId: order.id,
    orderNumber: order.number,
    vendorOrderId: part.id,
    vendorOrderNumber: part.number,
    vendorId: part.vendorId,
    vendorName: part.vendorName,
    customerId: order.customerId,
    kind: refund.kind,
    reason: refund.reason,
    note: refund.note,
    requestedBy: refund.requestedBy,
    currency: before.currency,
    amountMinor: amounts.amountMinor,
    shippingMinor: amounts.shippingMinor,
    commissionMinor: amounts.commissionMinor,
    restock: refund.restock,
    isAll,
    items: amounts.lines.map(({ orderItemId, quantity, amountMinor }) => {
      const { productId, variantId, title, variantTitle } = lineOf(before.lines, orderItemId)
      return { orderItemId, productId, variantId, title, variantTitle, quantity, amountMinor }
    }),
  })
}

/** Adds what goes back to what has gone back of lines, part and order. */
export async function writeAmounts(
  tx: OrderTx,
  orderId: string,
  vendorOrderId: string,
  refundId: string,
  { lines, amountMinor, shippingMinor, taxMinor, commissionMinor }: RefundAmounts,
): Promise<void> {
  const rows = JSON.stringify(lines)
  await tx.$executeRaw`
    with line as (
      select * from jsonb_to_recordset(${rows}::jsonb)
        as line("orderItemId" text, quantity int, "amountMinor" bigint, "commissionMinor" bigint)
    ), of_refund as (
      update refund_item set amount_minor = line."amountMinor", commission_minor = line."commissionMinor"
      from line where refund_id = ${refundId} and order_item_id = line."orderItemId"
    )
    update order_item item set cancelled_quantity = item.cancelled_quantity + line.quantity,
      cancelled_minor = item.cancelled_minor + case when line.quantity > 0 then line."amountMinor" else 0 end,
      refunded_minor = item.refunded_minor + line."amountMinor",
      refunded_commission_minor = item.refunded_commission_minor + line."commissionMinor"
    from line where item.id = line."orderItemId" and item.vendor_order_id = ${vendorOrderId}`
  await tx.$executeRaw`
    update vendor_order set refunded_minor = refunded_minor + ${amountMinor},
      refunded_shipping_minor = refunded_shipping_minor + ${shippingMinor},
      refunded_tax_minor = refunded_tax_minor + ${taxMinor},
      refunded_commission_minor = refunded_commission_minor + ${commissionMinor}
    where id = ${vendorOrderId}`
  await tx.$executeRaw`
    update customer_order set refunded_minor = refunded_minor + ${amountMinor} where id = ${orderId}`
}

/**
 * Units that are not sent can end their vendor order, or make the parcels that are on their way all of it. The facts are
 * remembered whether or not their events have come.
 */
async function movePart(
  deps: Deps,
  tx: OrderTx,
  order: LockedOrder,
  part: LockedPart,
  refund: PendingRefund,
  { isAll, facts, now }: { isAll: boolean; facts: ParcelFacts | undefined; now: Date },
): Promise<void> {
  const known = {
    hasShipped: part.hasShipped || (facts?.hasShipped ?? false),
    allShipped: part.allShipped || (facts?.allShipped ?? false),
    allDelivered: part.allDelivered || (facts?.allDelivered ?? false),
  }
  const to = isAll ? 'cancelled' : deriveVendorOrderStatus(known)
  if (!isAll) await tx.vendorOrder.updateMany({ where: { id: part.id }, data: known })
  if (!vendorOrderTransitions.can(part.status, to)) return
  // Read again: what was cancelled a moment ago is not among what is delivered.
  const current = (await lockOrder(tx, order.id))?.parts.find((one) => one.id === part.id) ?? part
  await moveVendorOrder(deps, tx, order, current, {
    to,
    reason: isAll
      ? REASON_WORDS[refund.reason]
      : to === 'partially_shipped'
        ? 'A part has been sent'
        : 'What is left has been sent',
    actor: refund.requestedBy,
    at: now,
    ...(to === 'delivered' ? { data: { deliveredAt: now } } : {}),
  })
}

function historyOf(refund: PendingRefund, lines: readonly RefundableItem[], amounts: RefundAmounts): string {
  if (refund.kind !== 'cancellation') return REASON_WORDS[refund.reason]
  const units = amounts.lines.map(({ orderItemId, quantity }) => `${quantity} × ${lineOf(lines, orderItemId).title}`)
  return units.join(', ')
}

function lineOf(lines: readonly RefundableItem[], orderItemId: string): RefundableItem {
  const line = lines.find((one) => one.id === orderItemId)
  if (!line) throw new Error(`${orderItemId} is not of this vendor order.`)
  return line
}
