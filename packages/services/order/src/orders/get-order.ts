import { notFound, type Order, type orderIdInput } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { findRefunds } from '../refunds/refund.repository.ts'
import { findHistory, findOrder, findParts } from './order.repository.ts'
import { toOrder } from './present-order.ts'

/** My order with all its parts. Four statements. @throws AppError NOT_FOUND for another's as for none (P43) */
export async function getOrder(deps: Deps, actor: UserActor, input: z.infer<typeof orderIdInput>): Promise<Order> {
  const { client } = deps.database
  const order = await findOrder(client, input.orderId, actor.userId)
  if (!order) throw notFound('order')
  const [parts, history, refunds] = await Promise.all([
    findParts(client, order.id),
    findHistory(client, order.id),
    findRefunds(client, { orderId: order.id }),
  ])
  return toOrder(deps, order, parts, history, refunds)
}
