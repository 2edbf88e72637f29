import { idSchema, type ordersPage, type PageInput, timestampSchema } from '@millyard/contracts'
import { decodeCursor, toPage, type UserActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { findOrderRows } from './order.repository.ts'
import { listKey, toSummary } from './present-order.ts'

export const orderCursor = z.tuple([timestampSchema, idSchema('ord')])

/** My orders, newest first. One statement a page. */
export async function listOrders(deps: Deps, actor: UserActor, input: PageInput): Promise<z.infer<typeof ordersPage>> {
  const rows = await findOrderRows(deps.database.client, {
    customerId: actor.userId,
    after: decodeCursor(input.cursor, orderCursor),
    limit: input.limit,
  })
  return toPage(rows, input.limit, toSummary, listKey)
}
