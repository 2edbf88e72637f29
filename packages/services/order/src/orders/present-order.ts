import type { Order, orderPartSchema, orderSummarySchema, Refund } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { latenessOf } from './late-order.ts'
import type { HistoryRow, ListKey, OrderDetailRow, OrderRow, PartRow } from './order.repository.ts'

type OrderPart = z.infer<typeof orderPartSchema>
type HistoryEntry = Order['history'][number]

/** Entries as they cross the wire, in the order in which they are given. */
export function toHistory(rows: readonly HistoryRow[]): HistoryEntry[] {
  return rows.map(({ id, status, reason, actor, at }) => ({ id, status, reason, actor, at: at.toISOString() }))
}

/** A part as its buyer sees it; the vendor's money is not in it. */
export function toPart(
  deps: Pick<Deps, 'clock' | 'settings'>,
  part: PartRow,
  history: readonly HistoryRow[],
  refunds: readonly Refund[],
): OrderPart {
  return {
    id: part.id,
    number: part.number,
    vendorId: part.vendorId,
    vendorName: part.vendorName,
    vendorSlug: part.vendorSlug,
    status: part.status,
    items: part.items,
    goodsMinor: Number(part.goodsMinor),
    shippingMinor: Number(part.shippingMinor),
    taxMinor: Number(part.taxMinor),
    totalMinor: Number(part.totalMinor),
    deliveryName: part.deliveryName,
    deliverBy: part.deliverBy.toISOString(),
    late: latenessOf(deps, part),
    refundedMinor: Number(part.refundedMinor),
    refundedShippingMinor: Number(part.refundedShippingMinor),
    refunds: refunds.filter((refund) => refund.vendorOrderId === part.id),
    history: toHistory(history.filter((entry) => entry.vendorOrderId === part.id)),
  }
}

/** An order as its buyer sees it, its parts in their order. */
export function toOrder(
  deps: Pick<Deps, 'clock' | 'settings'>,
  order: OrderDetailRow,
  parts: readonly PartRow[],
  history: readonly HistoryRow[],
  refunds: readonly Refund[],
): Order {
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    placedAt: order.createdAt.toISOString(),
    paidAt: order.paidAt?.toISOString() ?? null,
    expiresAt: order.status === 'pending_payment' ? order.expiresAt.toISOString() : null,
    currency: order.currency,
    goodsMinor: Number(order.goodsMinor),
    shippingMinor: Number(order.shippingMinor),
    taxMinor: Number(order.taxMinor),
    totalMinor: Number(order.totalMinor),
    refundedMinor: Number(order.refundedMinor),
    address: order.address,
    parts: parts.map((part) => toPart(deps, part, history, refunds)),
    history: toHistory(history.filter((entry) => entry.vendorOrderId === null)),
  }
}

/** An order's line in a list. */
export function toSummary(row: OrderRow): z.infer<typeof orderSummarySchema> {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    placedAt: row.createdAt.toISOString(),
    totalMinor: Number(row.totalMinor),
    currency: row.currency,
    itemCount: row.itemCount,
    vendorNames: row.vendorNames,
    images: row.images,
  }
}

/** Where a row stands in a list. */
export function listKey(row: { createdAt: Date; id: string }): ListKey {
  return [row.createdAt.toISOString(), row.id]
}
