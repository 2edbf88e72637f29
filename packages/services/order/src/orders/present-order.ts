import type { Order, OrderItem, OrderStatus, orderPartSchema, orderSummarySchema } from '@millyard/contracts'
import type { z } from 'zod'
import type { HistoryRow, ItemRow, ListKey, OrderDetailRow, OrderRow, PartRow } from './order.repository.ts'

type OrderPart = z.infer<typeof orderPartSchema>
type HistoryEntry = Order['history'][number]

export function toHistory(rows: readonly HistoryRow[]): HistoryEntry[] {
  return rows.map(({ id, status, reason, actor, at }) => ({ id, status, reason, actor, at: at.toISOString() }))
}

function toItem(row: ItemRow): OrderItem {
  return row
}

/** A part as its buyer sees it; the vendor's money is not in it. */
export function toPart(part: PartRow, history: readonly HistoryRow[]): OrderPart {
  return {
    id: part.id,
    number: part.number,
    vendorId: part.vendorId,
    vendorName: part.vendorName,
    vendorSlug: part.vendorSlug,
    status: part.status,
    items: part.items.map(toItem),
    goodsMinor: Number(part.goodsMinor),
    shippingMinor: Number(part.shippingMinor),
    taxMinor: Number(part.taxMinor),
    totalMinor: Number(part.totalMinor),
    deliveryName: part.deliveryName,
    deliverBy: part.deliverBy.toISOString(),
    history: toHistory(history.filter((entry) => entry.vendorOrderId === part.id)),
  }
}

export function toOrder(order: OrderDetailRow, parts: readonly PartRow[], history: readonly HistoryRow[]): Order {
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
    address: order.address,
    parts: parts.map((part) => toPart(part, history)),
    history: toHistory(history.filter((entry) => entry.vendorOrderId === null)),
  }
}

export function toSummary(row: OrderRow): z.infer<typeof orderSummarySchema> & { status: OrderStatus } {
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

export function listKey(row: { createdAt: Date; id: string }): ListKey {
  return [row.createdAt.toISOString(), row.id]
}
