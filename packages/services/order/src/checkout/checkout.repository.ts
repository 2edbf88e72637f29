import type { ErrorCode } from '@millyard/contracts'
import type { OrderTx, Reader } from '../deps.ts'

/** How far the saga came: open → placed, or open → undoing → undone. */
export type CheckoutState = 'open' | 'placed' | 'undoing' | 'undone'
/** What the buyer was told. */
export type CheckoutFailure = { code: ErrorCode; message: string; details?: Record<string, unknown> }

export type StoredCheckout = {
  orderId: string
  fingerprint: string
  state: CheckoutState
  failure: CheckoutFailure | null
}

/** What the steps after the writing of an order need to know of it. */
export type CheckoutOrder = {
  orderId: string
  number: string
  customerId: string
  status: string
  currency: string
  totalMinor: number
  expiresAt: Date
  checkout: Pick<StoredCheckout, 'state' | 'failure'>
  lines: { variantId: string; quantity: number }[]
  shares: {
    vendorOrderId: string
    vendorOrderNumber: string
    vendorId: string
    vendorName: string
    totalMinor: number
    commissionMinor: number
    payableMinor: number
  }[]
}

/** The tax contained in prices that are paid from this country, in basis points; 0 where the table says nothing. */
export async function findTaxBasisPoints(reader: Reader, country: string): Promise<number> {
  const rows = await reader.$queryRaw<{ basisPoints: number }[]>`
    select basis_points as "basisPoints" from tax_rate where country = ${country}`
  return rows[0]?.basisPoints ?? 0
}

/** The earlier press of the same button, if there was one, and the country's tax: one statement for both. */
export async function beginCheckout(
  reader: Reader,
  customerId: string,
  idempotencyKey: string,
  country: string,
): Promise<{ earlier: StoredCheckout | null; taxBasisPoints: number }> {
  const rows = await reader.$queryRaw<{ earlier: StoredCheckout | null; taxBasisPoints: number }[]>`
    select
      (select json_build_object('orderId', order_id, 'fingerprint', fingerprint, 'state', state, 'failure', failure)
       from checkout where customer_id = ${customerId} and idempotency_key = ${idempotencyKey}) as earlier,
      coalesce((select basis_points from tax_rate where country = ${country}), 0) as "taxBasisPoints"`
  return rows[0] ?? { earlier: null, taxBasisPoints: 0 }
}

/** Rows as the tables have them, named by column. `number` is given by the database. */
export type NewOrder = {
  checkout: Record<string, unknown>
  order: Record<string, unknown>
  parts: Record<string, unknown>[]
  items: Record<string, unknown>[]
  history: Record<string, unknown>[]
}

/**
 * Writes an order with its parts, lines, history and checkout in one statement, and gives it the next number (M-1001; its
 * parts M-1001-1, M-1001-2). Answers undefined, having written nothing, when this customer's key was used before: a second
 * press at the same moment waits here until the first has committed.
 */
export async function insertOrder(tx: OrderTx, order: NewOrder): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ number: string }[]>`
    with input as (select ${JSON.stringify(order)}::jsonb as doc),
    attempt as (
      insert into checkout select row.* from input, jsonb_populate_record(null::checkout, doc->'checkout') row
      on conflict (customer_id, idempotency_key) do nothing returning order_id
    ),
    numbered as (select 'M-' || nextval('order_number') as number from attempt),
    written as (
      insert into customer_order select row.* from input, numbered,
        jsonb_populate_record(null::customer_order, doc->'order' || jsonb_build_object('number', numbered.number)) row
    ),
    parts as (
      insert into vendor_order select row.* from input, numbered, jsonb_array_elements(doc->'parts') part,
        jsonb_populate_record(null::vendor_order,
          part || jsonb_build_object('number', numbered.number || '-' || (part->>'position'))) row
    ),
    items as (
      insert into order_item
      select row.* from input, numbered, jsonb_populate_recordset(null::order_item, doc->'items') row
    ),
    history as (
      insert into order_status_history
      select row.* from input, numbered, jsonb_populate_recordset(null::order_status_history, doc->'history') row
    )
    select number from numbered`
  return rows[0]?.number
}

/** An order as the checkout's later steps need it, in one statement. */
export async function findCheckoutOrder(reader: Reader, orderId: string): Promise<CheckoutOrder | undefined> {
  const rows = await reader.$queryRaw<(Omit<CheckoutOrder, 'totalMinor'> & { totalMinor: bigint })[]>`
    select o.id as "orderId", o.number, o.customer_id as "customerId", o.status, o.currency, o.total_minor as "totalMinor",
      o.expires_at as "expiresAt",
      (select json_build_object('state', c.state, 'failure', c.failure) from checkout c where c.order_id = o.id) as checkout,
      (select json_agg(json_build_object('variantId', i.variant_id, 'quantity', i.quantity) order by v.position, i.position)
       from vendor_order v join order_item i on i.vendor_order_id = v.id where v.order_id = o.id) as lines,
      (select json_agg(json_build_object('vendorOrderId', v.id, 'vendorOrderNumber', v.number, 'vendorId', v.vendor_id,
         'vendorName', v.vendor_name, 'totalMinor', v.total_minor, 'commissionMinor', v.commission_minor,
         'payableMinor', v.payable_minor) order by v.position)
       from vendor_order v where v.order_id = o.id) as shares
    from customer_order o where o.id = ${orderId}`
  const [row] = rows
  return row && { ...row, totalMinor: Number(row.totalMinor) }
}

/**
 * Records that a checkout has come to its end: the order is the buyer's, its payment is known, and what was bought leaves the
 * cart (what was added to a line meanwhile stays). One statement, so all of it or nothing. The order's row is taken first,
 * as everywhere: whoever gives the order up at the same moment either sees it placed or is seen here.
 * Answers false when it was placed or cancelled before.
 */
export async function markPlaced(reader: Reader, orderId: string, paymentId: string): Promise<boolean> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    with placed as (
      update customer_order set is_placed = true, payment_id = ${paymentId}
      where id = ${orderId} and not is_placed and status <> 'cancelled' returning id
    ),
    done as (
      update checkout set state = 'placed' from placed where checkout.order_id = placed.id returning checkout.cart_id
    ),
    -- Locked as they are now: a line that grows at this moment is waited for and then read again.
    bought as materialized (
      select line.id, line.quantity - item.quantity as rest
      from done
      join vendor_order part on part.order_id = ${orderId}
      join order_item item on item.vendor_order_id = part.id
      join cart_item line on line.cart_id = done.cart_id and line.variant_id = item.variant_id
      for update of line
    ),
    kept as (
      update cart_item line set quantity = bought.rest from bought where line.id = bought.id and bought.rest > 0
    ),
    emptied as (
      delete from cart_item line using bought where line.id = bought.id and bought.rest <= 0
    )
    select id from placed`
  return rows.length === 1
}

/** Records that everything an abandoned checkout held has been given back. */
export async function markUndone(reader: Reader, orderId: string): Promise<void> {
  await reader.$queryRaw`update checkout set state = 'undone' where order_id = ${orderId} and state = 'undoing' returning order_id`
}
