import {
  AppError,
  newId,
  notFound,
  type Refund,
  type RefundActor,
  type RefundKind,
  type RefundReason,
  type RefundStatus,
  refundSchema,
} from '@millyard/contracts'
import type { CurrencyCode } from '@millyard/money'
import { Prisma } from '@millyard/order-db'
import type { OrderTx, Reader } from '../deps.ts'
import type { RefundablePart } from './refund-amounts.ts'

/** What somebody asks for, before anything is agreed. */
export type NewRefund = {
  orderId: string
  vendorOrderId: string
  kind: RefundKind
  status: Extract<RefundStatus, 'requested' | 'accepted'>
  reason: RefundReason
  note: string
  requestedBy: RefundActor
  actorId: string | null
  restock: boolean
  idempotencyKey: string
  createdAt: Date
  items: readonly { orderItemId: string; quantity: number }[]
}

/**
 * Writes a request. Answers its id; that of the first one, and that it is not new, when this press of the button was written
 * before. A line that is not of the vendor order makes it write nothing.
 * @throws AppError NOT_FOUND; IDEMPOTENCY_CONFLICT when the same press asked for something else before
 */
export async function insertRefund(tx: OrderTx, refund: NewRefund): Promise<{ id: string; isNew: boolean }> {
  const { items, ...row } = refund
  const id = newId('ref')
  const written = await tx.refund.createMany({ data: { ...row, id }, skipDuplicates: true })
  if (written.count === 0) {
    const { vendorOrderId, idempotencyKey } = refund
    const first = await tx.refund.findUniqueOrThrow({
      where: { vendorOrderId_idempotencyKey: { vendorOrderId, idempotencyKey } },
      select: { id: true, kind: true, items: { select: { orderItemId: true, quantity: true } } },
    })
    if (refund.actorId !== null) assertSame(first, refund)
    return { id: first.id, isNew: false }
  }
  const known = await tx.orderItem.count({
    where: { vendorOrderId: refund.vendorOrderId, id: { in: items.map((item) => item.orderItemId) } },
  })
  if (known !== items.length) throw notFound('line of the order')
  await tx.refundItem.createMany({ data: items.map((item) => ({ ...item, refundId: id })) })
  return { id, isNew: true }
}

type Asked = { kind: string; items: readonly { orderItemId: string; quantity: number }[] }

/** A press whose answer was lost, and then corrected: what was asked for first has happened. */
function assertSame(first: Asked, again: Asked): void {
  const contentOf = ({ kind, items }: Asked) =>
    [kind, ...items.map(({ orderItemId, quantity }) => `${orderItemId}:${quantity}`).sort()].join()
  if (contentOf(first) === contentOf(again)) return
  throw new AppError('IDEMPOTENCY_CONFLICT', {
    message: 'What you asked for first has reached us. Load the page again to see it.',
  })
}

/** A vendor order as refunds read it. The caller holds its order's row. */
export async function readRefundablePart(
  tx: OrderTx,
  vendorOrderId: string,
): Promise<RefundablePart & { lines: RefundableItem[] }> {
  const part = await tx.vendorOrder.findUniqueOrThrow({
    where: { id: vendorOrderId },
    select: {
      currency: true,
      totalMinor: true,
      refundedMinor: true,
      shippingMinor: true,
      refundedShippingMinor: true,
      taxMinor: true,
      refundedTaxMinor: true,
      items: {
        select: {
          id: true,
          productId: true,
          variantId: true,
          title: true,
          variantTitle: true,
          quantity: true,
          cancelledQuantity: true,
          cancelledMinor: true,
          totalMinor: true,
          refundedMinor: true,
          commissionMinor: true,
          refundedCommissionMinor: true,
        },
        orderBy: { position: 'asc' },
      },
    },
  })
  const { items, currency, ...amounts } = part
  return {
    ...numbers(amounts),
    currency: currency as CurrencyCode,
    lines: items.map(
      ({
        totalMinor,
        refundedMinor,
        cancelledMinor,
        commissionMinor,
        refundedCommissionMinor,
        ...item
      }): RefundableItem => ({
        ...item,
        ...numbers({ totalMinor, refundedMinor, cancelledMinor, commissionMinor, refundedCommissionMinor }),
      }),
    ),
  }
}
export type RefundableItem = RefundablePart['lines'][number] & {
  productId: string
  variantId: string
  title: string
  variantTitle: string
}

function numbers<Key extends string>(amounts: Record<Key, bigint>): Record<Key, number> {
  return Object.fromEntries(Object.entries<bigint>(amounts).map(([key, value]) => [key, Number(value)])) as Record<
    Key,
    number
  >
}

/** Refunds as people read them, oldest first: of an order, of one of its parts, or some by id. One statement. */
export async function findRefunds(
  reader: Reader,
  which: { orderId: string } | { vendorOrderId: string } | { ids: readonly string[] },
): Promise<Refund[]> {
  const condition =
    'orderId' in which
      ? Prisma.sql`refund.order_id = ${which.orderId}`
      : 'ids' in which
        ? Prisma.sql`refund.id = any(${[...which.ids]})`
        : Prisma.sql`refund.vendor_order_id = ${which.vendorOrderId}`
  const rows = await reader.$queryRaw<RefundRow[]>`
    select refund.id, refund.vendor_order_id as "vendorOrderId", refund.kind, refund.status, refund.reason, refund.note,
      refund.requested_by as "requestedBy", refund.amount_minor as "amountMinor", refund.shipping_minor as "shippingMinor",
      refund.created_at as "createdAt", refund.settled_at as "settledAt", refund.failure,
      (select json_agg(json_build_object('orderItemId', item.order_item_id, 'quantity', item.quantity,
         'amountMinor', item.amount_minor) order by item.order_item_id)
       from refund_item item where item.refund_id = refund.id) as items
    from refund where ${condition} order by refund.created_at, refund.id`
  return rows.map(({ createdAt, settledAt, items, ...row }) =>
    refundSchema.parse({
      ...row,
      amountMinor: Number(row.amountMinor),
      shippingMinor: Number(row.shippingMinor),
      items: items ?? [],
      requestedAt: createdAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
    }),
  )
}
type RefundRow = Omit<Refund, 'amountMinor' | 'shippingMinor' | 'requestedAt' | 'settledAt' | 'items'> & {
  amountMinor: bigint
  shippingMinor: bigint
  createdAt: Date
  settledAt: Date | null
  items: Refund['items'] | null
}
