import { idSchema, timestampSchema, type vendorOrdersInput, type vendorOrdersPage } from '@millyard/contracts'
import { decodeCursor, toPage, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { latenessOf } from './late-order.ts'
import { findPartRowsOfVendor } from './order.repository.ts'
import { listKey } from './present-order.ts'

const vendorOrderCursor = z.tuple([timestampSchema, idSchema('vor')])

/** My factory's paid orders, newest first. One statement a page. */
export async function listVendorOrders(
  deps: Deps,
  actor: VendorActor,
  input: z.infer<typeof vendorOrdersInput>,
): Promise<z.infer<typeof vendorOrdersPage>> {
  const rows = await findPartRowsOfVendor(deps.database.client, {
    vendorId: actor.vendorId,
    ...(input.status ? { status: input.status } : {}),
    after: decodeCursor(input.cursor, vendorOrderCursor),
    limit: input.limit,
  })
  return toPage(
    rows,
    input.limit,
    ({ createdAt, ...row }) => ({
      ...row,
      placedAt: createdAt.toISOString(),
      shipBy: row.shipBy.toISOString(),
      isLate: latenessOf(deps, row) !== null,
      totalMinor: Number(row.totalMinor),
      payableMinor: Number(row.payableMinor),
    }),
    listKey,
  )
}
