import {
  idSchema,
  type movementSchema,
  type movementsInput,
  type movementsPage,
  notFound,
  type reservationsSchema,
  timestampSchema,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

type Row = Pick<z.infer<typeof movementSchema>, 'id' | 'kind' | 'change' | 'onHand' | 'note' | 'actorName'> & {
  vendorOrderId: string | null
  orderNumber: string | null
  createdAt: Date
}

async function requireOwnVariant(deps: Deps, actor: VendorActor, variantId: string): Promise<void> {
  const variant = await deps.database.client.productVariant.findFirst({
    where: { id: variantId, vendorId: actor.vendorId },
    select: { id: true },
  })
  if (!variant) throw notFound('variant')
}

/** Every change of a variant's shelf, the newest first. @throws AppError NOT_FOUND */
export async function listMovements(
  deps: Deps,
  actor: VendorActor,
  { variantId, cursor, limit }: z.infer<typeof movementsInput>,
): Promise<z.infer<typeof movementsPage>> {
  const after = decodeCursor(cursor, z.tuple([timestampSchema, idSchema('mov')]))
  await requireOwnVariant(deps, actor, variantId)
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select id, kind, change, on_hand as "onHand", note, actor_name as "actorName", vendor_order_id as "vendorOrderId",
           order_number as "orderNumber", created_at as "createdAt"
    from stock_movement
    where variant_id = ${variantId}
      ${after ? Prisma.sql`and (created_at, id) < (${after[0]}::timestamptz, ${after[1]})` : Prisma.empty}
    order by created_at desc, id desc limit ${limit + 1}`
  return toPage(
    rows,
    limit,
    ({ vendorOrderId, orderNumber, createdAt, ...row }) => ({
      ...row,
      order: vendorOrderId && orderNumber ? { vendorOrderId, number: orderNumber } : null,
      createdAt: createdAt.toISOString(),
    }),
    (row) => [row.createdAt.toISOString(), row.id],
  )
}

const MOST_HOLDS = 100

/** Who holds units of a variant, and until when; what ends first stands first. @throws AppError NOT_FOUND */
export async function listReservations(
  deps: Deps,
  actor: VendorActor,
  variantId: string,
): Promise<z.infer<typeof reservationsSchema>> {
  await requireOwnVariant(deps, actor, variantId)
  const rows = await deps.database.client.$queryRaw<
    { orderNumber: string | null; quantity: number; expiresAt: Date }[]
  >`
    select r.order_number as "orderNumber", l.quantity, r.expires_at as "expiresAt"
    from stock_reservation_line l join stock_reservation r on r.order_id = l.order_id and r.state = 'held'
    where l.variant_id = ${variantId} order by r.expires_at, r.order_id limit ${MOST_HOLDS}`
  return { items: rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() })) }
}
