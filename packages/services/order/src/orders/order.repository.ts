import {
  type ImageRef,
  type OrderStatus,
  orderStatusSchema,
  type PostalAddress,
  type VendorOrderStatus,
  vendorOrderStatusSchema,
} from '@millyard/contracts'
import { Prisma } from '@millyard/order-db'
import type { OrderTx, Reader } from '../deps.ts'

/** The sort key of every list of orders: newest first, then by id. */
export type ListKey = readonly [createdAt: string, id: string]

export type OrderRow = {
  id: string
  number: string
  status: OrderStatus
  createdAt: Date
  totalMinor: bigint
  commissionMinor: bigint
  currency: string
  itemCount: number
  vendorNames: string[]
  images: ImageRef[]
  buyerName: string
}

/** A page of orders from one table in one statement: a customer's own that were placed, or, for staff, all. */
export function findOrderRows(
  reader: Reader,
  filter: { customerId?: string; status?: OrderStatus; q?: string; after: ListKey | undefined; limit: number },
): Promise<OrderRow[]> {
  const conditions = [Prisma.sql`true`]
  if (filter.customerId !== undefined) conditions.push(Prisma.sql`customer_id = ${filter.customerId} and is_placed`)
  if (filter.status !== undefined) conditions.push(Prisma.sql`status = ${filter.status}`)
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(Prisma.sql`(number = ${filter.q.toUpperCase()} or buyer_name ilike ${like})`)
  }
  if (filter.after) {
    conditions.push(Prisma.sql`(created_at, id) < (${new Date(filter.after[0])}::timestamptz, ${filter.after[1]})`)
  }
  return reader.$queryRaw<OrderRow[]>`
    select id, number, status, created_at as "createdAt", total_minor as "totalMinor", commission_minor as "commissionMinor",
      currency, item_count as "itemCount", vendor_names as "vendorNames", images, buyer_name as "buyerName"
    from customer_order where ${Prisma.join(conditions, ' and ')}
    order by created_at desc, id desc limit ${filter.limit + 1}`
}

export type OrderDetailRow = {
  id: string
  number: string
  customerId: string
  status: OrderStatus
  createdAt: Date
  paidAt: Date | null
  expiresAt: Date
  currency: string
  goodsMinor: bigint
  shippingMinor: bigint
  taxMinor: bigint
  totalMinor: bigint
  refundedMinor: bigint
  commissionMinor: bigint
  address: PostalAddress
}
export type ItemRow = {
  id: string
  productId: string
  variantId: string
  productSlug: string
  title: string
  variantTitle: string
  sku: string
  image: ImageRef | null
  quantity: number
  unitPriceMinor: number
  listPriceMinor: number
  tierMinQuantity: number
  totalMinor: number
  cancelledQuantity: number
  cancelledMinor: number
  refundedMinor: number
}
export type PartRow = {
  id: string
  orderId: string
  number: string
  vendorId: string
  vendorName: string
  vendorSlug: string
  status: VendorOrderStatus
  currency: string
  goodsMinor: bigint
  shippingMinor: bigint
  taxMinor: bigint
  totalMinor: bigint
  commissionMinor: bigint
  payableMinor: bigint
  refundedMinor: bigint
  refundedShippingMinor: bigint
  refundedCommissionMinor: bigint
  deliveryName: string
  deliverBy: Date
  shipBy: Date
  createdAt: Date
  paidAt: Date | null
  items: ItemRow[]
}
export type HistoryRow = {
  id: string
  vendorOrderId: string | null
  status: string
  reason: string
  actor: string
  at: Date
}

/** One order; with `customerId` only if it is that customer's and was placed. */
export async function findOrder(
  reader: Reader,
  orderId: string,
  customerId?: string,
): Promise<OrderDetailRow | undefined> {
  const isTheirs = customerId === undefined ? Prisma.sql`true` : Prisma.sql`customer_id = ${customerId} and is_placed`
  const rows = await reader.$queryRaw<OrderDetailRow[]>`
    select id, number, customer_id as "customerId", status, created_at as "createdAt", paid_at as "paidAt",
      expires_at as "expiresAt", currency, goods_minor as "goodsMinor", shipping_minor as "shippingMinor",
      tax_minor as "taxMinor", total_minor as "totalMinor", refunded_minor as "refundedMinor",
      commission_minor as "commissionMinor", address
    from customer_order where id = ${orderId} and ${isTheirs}`
  return rows[0]
}

const PART_COLUMNS = Prisma.sql`
  part.id, part.order_id as "orderId", part.number, part.vendor_id as "vendorId", part.vendor_name as "vendorName",
  part.vendor_slug as "vendorSlug", part.status, part.currency, part.goods_minor as "goodsMinor",
  part.shipping_minor as "shippingMinor", part.tax_minor as "taxMinor", part.total_minor as "totalMinor",
  part.commission_minor as "commissionMinor", part.payable_minor as "payableMinor",
  part.refunded_minor as "refundedMinor", part.refunded_shipping_minor as "refundedShippingMinor",
  part.refunded_commission_minor as "refundedCommissionMinor", part.delivery_name as "deliveryName",
  part.deliver_by as "deliverBy", part.ship_by as "shipBy", part.created_at as "createdAt", part.paid_at as "paidAt",
  (select json_agg(json_build_object('id', item.id, 'productId', item.product_id, 'variantId', item.variant_id,
     'productSlug', item.product_slug, 'title', item.title, 'variantTitle', item.variant_title, 'sku', item.sku,
     'image', item.image, 'quantity', item.quantity, 'unitPriceMinor', item.unit_price_minor,
     'listPriceMinor', item.list_price_minor, 'tierMinQuantity', item.tier_min_quantity,
     'totalMinor', item.total_minor, 'cancelledQuantity', item.cancelled_quantity,
     'cancelledMinor', item.cancelled_minor,
     'refundedMinor', item.refunded_minor) order by item.position)
   from order_item item where item.vendor_order_id = part.id) as items`

/** The parts of an order with their lines, in one statement. */
export function findParts(reader: Reader, orderId: string): Promise<PartRow[]> {
  return reader.$queryRaw<PartRow[]>`
    select ${PART_COLUMNS} from vendor_order part where part.order_id = ${orderId} order by part.position`
}

export type VendorPartRow = PartRow & { address: PostalAddress }

/** One part with its lines and where it goes, only if it is this vendor's and was ever paid. */
export async function findPartOfVendor(
  reader: Reader,
  vendorOrderId: string,
  vendorId: string,
): Promise<VendorPartRow | undefined> {
  const rows = await reader.$queryRaw<VendorPartRow[]>`
    select ${PART_COLUMNS}, parent.address
    from vendor_order part join customer_order parent on parent.id = part.order_id
    where part.id = ${vendorOrderId} and part.vendor_id = ${vendorId} and part.paid_at is not null`
  return rows[0]
}

export type VendorOrderListRow = {
  id: string
  number: string
  status: VendorOrderStatus
  createdAt: Date
  shipBy: Date
  buyerName: string
  country: string
  itemCount: number
  totalMinor: bigint
  payableMinor: bigint
  currency: string
}

/** A page of a vendor's paid orders from one table in one statement. */
export function findPartRowsOfVendor(
  reader: Reader,
  filter: { vendorId: string; status?: VendorOrderStatus; after: ListKey | undefined; limit: number },
): Promise<VendorOrderListRow[]> {
  const conditions = [Prisma.sql`vendor_id = ${filter.vendorId}`, Prisma.sql`paid_at is not null`]
  if (filter.status !== undefined) conditions.push(Prisma.sql`status = ${filter.status}`)
  if (filter.after) {
    conditions.push(Prisma.sql`(created_at, id) < (${new Date(filter.after[0])}::timestamptz, ${filter.after[1]})`)
  }
  return reader.$queryRaw<VendorOrderListRow[]>`
    select id, number, status, created_at as "createdAt", ship_by as "shipBy", buyer_name as "buyerName", country,
      item_count as "itemCount", total_minor as "totalMinor", payable_minor as "payableMinor", currency
    from vendor_order where ${Prisma.join(conditions, ' and ')}
    order by created_at desc, id desc limit ${filter.limit + 1}`
}

/** What happened to an order and all its parts, or to one part, oldest first. */
export function findHistory(
  reader: Reader,
  orderId: string,
  options: { vendorOrderId?: string } = {},
): Promise<HistoryRow[]> {
  const which =
    options.vendorOrderId === undefined ? Prisma.sql`true` : Prisma.sql`vendor_order_id = ${options.vendorOrderId}`
  return reader.$queryRaw<HistoryRow[]>`
    select id, vendor_order_id as "vendorOrderId", status, reason, actor, at
    from order_status_history where order_id = ${orderId} and ${which} order by at, id`
}

export type LockedPart = {
  id: string
  number: string
  vendorId: string
  vendorName: string
  status: VendorOrderStatus
  hasShipped: boolean
  allShipped: boolean
  allDelivered: boolean
  deliveredAt: Date | null
  /** Of what is sent. */
  productIds: string[]
}
export type LockedOrder = {
  id: string
  number: string
  customerId: string
  status: OrderStatus
  parts: LockedPart[]
}

/**
 * Takes an order's row for this transaction and reads its parts. Whoever changes a part takes the whole order first: the
 * order's status is computed from all of them, and two parts that change at once must not each see the other's past.
 */
export async function lockOrder(tx: OrderTx, orderId: string): Promise<LockedOrder | undefined> {
  const [order] = await tx.$queryRaw<{ id: string; number: string; customerId: string; status: string }[]>`
    select id, number, customer_id as "customerId", status from customer_order where id = ${orderId} for update`
  if (!order) return undefined
  // A statement of its own, after the lock: its snapshot shows what the holder before us committed.
  const parts = await tx.$queryRaw<(Omit<LockedPart, 'status'> & { status: string })[]>`
    select id, number, vendor_id as "vendorId", vendor_name as "vendorName", status, has_shipped as "hasShipped",
      all_shipped as "allShipped", all_delivered as "allDelivered", delivered_at as "deliveredAt",
      array(select distinct product_id from order_item
        where vendor_order_id = vendor_order.id and cancelled_quantity < quantity order by 1) as "productIds"
    from vendor_order where order_id = ${orderId} order by position`
  return {
    ...order,
    status: orderStatusSchema.parse(order.status),
    parts: parts.map((part) => ({ ...part, status: vendorOrderStatusSchema.parse(part.status) })),
  }
}
