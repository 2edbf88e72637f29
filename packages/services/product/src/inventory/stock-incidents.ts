import {
  idSchema,
  type incidentsInput,
  type incidentsPage,
  notFound,
  type settleIncidentInput,
  timestampSchema,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

type Row = {
  orderId: string
  variantId: string
  productTitle: string
  optionValues: string[]
  sku: string
  vendorOrderId: string | null
  orderNumber: string | null
  requested: number
  available: number
  createdAt: Date
  settledAt: Date | null
  settledBy: string | null
}

/** Orders that were paid after their units were gone: those that wait, the oldest first, or the settled ones. */
export async function listIncidents(
  deps: Deps,
  actor: VendorActor,
  { isSettled, cursor, limit }: z.infer<typeof incidentsInput>,
): Promise<z.infer<typeof incidentsPage>> {
  const after = decodeCursor(cursor, z.tuple([timestampSchema, idSchema('ord'), idSchema('var')]))
  const key = Prisma.sql`(i.created_at, i.order_id, i.variant_id)`
  const from = after && Prisma.sql`(${after[0]}::timestamptz, ${after[1]}, ${after[2]})`
  const [state, next, direction] = isSettled
    ? [Prisma.sql`i.settled_at is not null`, Prisma.sql`<`, Prisma.sql`desc`]
    : [Prisma.sql`i.settled_at is null`, Prisma.sql`>`, Prisma.sql`asc`]
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select i.order_id as "orderId", i.variant_id as "variantId", p.title as "productTitle",
      v.option_values as "optionValues", v.sku, i.vendor_order_id as "vendorOrderId", i.order_number as "orderNumber",
      i.requested, i.available, i.created_at as "createdAt", i.settled_at as "settledAt", i.settled_by_name as "settledBy"
    from stock_incident i join product_variant v on v.id = i.variant_id join product p on p.id = v.product_id
    where v.vendor_id = ${actor.vendorId} and ${state} ${from ? Prisma.sql`and ${key} ${next} ${from}` : Prisma.empty}
    order by i.created_at ${direction}, i.order_id ${direction}, i.variant_id ${direction} limit ${limit + 1}`
  return toPage(
    rows,
    limit,
    ({ vendorOrderId, orderNumber, createdAt, settledAt, ...row }) => ({
      ...row,
      order: vendorOrderId && orderNumber ? { vendorOrderId, number: orderNumber } : null,
      createdAt: createdAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
    }),
    (row) => [row.createdAt.toISOString(), row.orderId, row.variantId],
  )
}

/** The vendor says that it has been dealt with: made anew, or talked over with the buyer. Once. @throws AppError NOT_FOUND */
export async function settleIncident(
  deps: Deps,
  actor: VendorActor,
  { orderId, variantId }: z.infer<typeof settleIncidentInput>,
): Promise<{ ok: true }> {
  const found = await deps.database.client.$queryRaw<{ found: number }[]>`
    with own as (
      select i.order_id, i.variant_id from stock_incident i join product_variant v on v.id = i.variant_id
      where i.order_id = ${orderId} and i.variant_id = ${variantId} and v.vendor_id = ${actor.vendorId}
    ), settled as (
      update stock_incident i set settled_at = ${deps.clock.now()}, settled_by_id = ${actor.userId},
        settled_by_name = ${actor.name}
      from own where i.order_id = own.order_id and i.variant_id = own.variant_id and i.settled_at is null
    )
    select 1 as found from own`
  if (found.length === 0) throw notFound('incident')
  return { ok: true }
}
