import type { adminOrdersInput, adminOrdersPage } from '@millyard/contracts'
import { decodeCursor, toPage } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { orderCursor } from './list-orders.ts'
import { findOrderRows } from './order.repository.ts'
import { listKey, toSummary } from './present-order.ts'

/** All orders, newest first, failed checkouts included; found by number or by the buyer's name. One statement a page. */
export async function listOrdersForStaff(
  deps: Deps,
  input: z.infer<typeof adminOrdersInput>,
): Promise<z.infer<typeof adminOrdersPage>> {
  const rows = await findOrderRows(deps.database.client, {
    ...(input.status ? { status: input.status } : {}),
    ...(input.q ? { q: input.q } : {}),
    ...(input.customerId ? { customerId: input.customerId } : {}),
    after: decodeCursor(input.cursor, orderCursor),
    limit: input.limit,
  })
  return toPage(
    rows,
    input.limit,
    (row) => ({ ...toSummary(row), buyerName: row.buyerName, commissionMinor: Number(row.commissionMinor) }),
    listKey,
  )
}
