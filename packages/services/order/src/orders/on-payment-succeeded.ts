import { type DomainEvent, newId, type PostalAddress } from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import { deadlines } from '../checkout/order-rows.ts'
import type { Deps, OrderTx } from '../deps.ts'
import { findParts } from './order.repository.ts'

type PaidOrder = {
  number: string
  customerId: string
  currency: string
  goodsMinor: bigint
  shippingMinor: bigint
  taxMinor: bigint
  totalMinor: bigint
  address: PostalAddress
}

/**
 * The money is there: the order is paid, its parts are to be shipped, and everyone is told, once.
 *
 * The payment must be exactly what the order says (P13): one of another amount or currency pays nothing and is logged as an
 * incident. An order that was cancelled before its payment arrived stays cancelled; the payment service, which hears of both,
 * refunds. An order that is not known is an error: the delivery is repeated, and listed, never answered away (P09).
 */
export async function onPaymentSucceeded(
  deps: Deps,
  tx: OrderTx,
  { data }: DomainEvent<'payment.succeeded.v1'>,
): Promise<void> {
  const { orderId } = data
  const paidAt = new Date(data.paidAt)
  const [order] = await tx.$queryRaw<PaidOrder[]>`
    update customer_order set status = 'paid', paid_at = ${paidAt}, payment_id = ${data.paymentId}
    where id = ${orderId} and status = 'pending_payment'
      and total_minor = ${data.amountMinor}::bigint and currency = ${data.currency}
    returning number, customer_id as "customerId", currency, goods_minor as "goodsMinor", shipping_minor as "shippingMinor",
      tax_minor as "taxMinor", total_minor as "totalMinor", address`
  if (!order) return explainUnpaid(deps, tx, data)

  const schedule = await tx.vendorOrder.findMany({
    where: { orderId },
    select: { id: true, leadTimeDays: true, deliveryMaxDays: true },
    orderBy: { position: 'asc' },
  })
  const due = schedule.map((part) => {
    const { shipBy, deliverBy } = deadlines(paidAt, part.leadTimeDays, part.deliveryMaxDays)
    return { id: part.id, shipBy: shipBy.toISOString(), deliverBy: deliverBy.toISOString() }
  })
  await tx.$executeRaw`
    update vendor_order part set status = 'to_ship', paid_at = ${paidAt}, ship_by = due."shipBy", deliver_by = due."deliverBy"
    from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as due(id text, "shipBy" timestamptz, "deliverBy" timestamptz)
    where part.id = due.id and part.status = 'pending_payment'`
  await tx.orderStatusHistory.createMany({
    data: [
      { vendorOrderId: null, status: 'paid' },
      ...due.map((part) => ({ vendorOrderId: part.id, status: 'to_ship' })),
    ].map((entry) => ({
      ...entry,
      id: newId('hst'),
      orderId,
      reason: 'Payment received',
      actor: 'system',
      at: deps.clock.now(),
    })),
  })

  const parts = await findParts(tx, orderId)
  await publish(tx, deps.clock, 'order.paid.v1', orderId, {
    orderId,
    number: order.number,
    customerId: order.customerId,
    currency: order.currency,
    goodsMinor: Number(order.goodsMinor),
    shippingMinor: Number(order.shippingMinor),
    taxMinor: Number(order.taxMinor),
    totalMinor: Number(order.totalMinor),
    paidAt: paidAt.toISOString(),
    address: order.address,
    parts: parts.map((part) => ({
      vendorOrderId: part.id,
      number: part.number,
      vendorId: part.vendorId,
      vendorName: part.vendorName,
      deliveryName: part.deliveryName,
      shipBy: part.shipBy.toISOString(),
      goodsMinor: Number(part.goodsMinor),
      shippingMinor: Number(part.shippingMinor),
      totalMinor: Number(part.totalMinor),
      commissionMinor: Number(part.commissionMinor),
      payableMinor: Number(part.payableMinor),
      items: part.items.map(
        ({ id, productId, variantId, title, variantTitle, image, quantity, unitPriceMinor, totalMinor }) => ({
          orderItemId: id,
          productId,
          variantId,
          title,
          variantTitle,
          image,
          quantity,
          unitPriceMinor,
          totalMinor,
        }),
      ),
    })),
  })
}

async function explainUnpaid(
  deps: Deps,
  tx: OrderTx,
  data: DomainEvent<'payment.succeeded.v1'>['data'],
): Promise<void> {
  const order = await tx.order.findUnique({
    where: { id: data.orderId },
    select: { number: true, status: true, totalMinor: true, currency: true, paymentId: true },
  })
  if (!order) throw new Error(`A payment arrived for ${data.orderId}, which is not known here.`)
  if (order.status === 'cancelled') {
    deps.log.warn({ orderId: data.orderId, paymentId: data.paymentId }, 'a payment arrived for a cancelled order')
    await note(deps, tx, data.orderId, order.status, 'A payment arrived after the order was cancelled; it is refunded')
    return
  }
  if (order.status !== 'pending_payment') return
  deps.log.error(
    { incident: 'payment_mismatch', order, payment: data },
    'a payment does not match its order; the order stays unpaid',
  )
  await note(deps, tx, data.orderId, order.status, 'A payment arrived that does not match this order')
}

async function note(deps: Deps, tx: OrderTx, orderId: string, status: string, reason: string): Promise<void> {
  await tx.orderStatusHistory.create({
    data: { id: newId('hst'), orderId, status, reason, actor: 'system', at: deps.clock.now() },
    select: { id: true },
  })
}
