import { type adminOrderSchema, notFound, type orderIdInput } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { findRefunds } from '../refunds/refund.repository.ts'
import { findHistory, findOrder, findParts } from './order.repository.ts'
import { toOrder, toPart } from './present-order.ts'

/** Any order, with what the marketplace and the factories earn by it. Four statements. @throws AppError NOT_FOUND */
export async function getOrderForStaff(
  deps: Deps,
  input: z.infer<typeof orderIdInput>,
): Promise<z.infer<typeof adminOrderSchema>> {
  const { client } = deps.database
  const order = await findOrder(client, input.orderId)
  if (!order) throw notFound('order')
  const [parts, history, refunds] = await Promise.all([
    findParts(client, order.id),
    findHistory(client, order.id),
    findRefunds(client, { orderId: order.id }),
  ])
  return {
    ...toOrder(deps, order, parts, history, refunds),
    customerId: order.customerId,
    commissionMinor: Number(order.commissionMinor),
    parts: parts.map((part) => ({
      ...toPart(deps, part, history, refunds),
      commissionMinor: Number(part.commissionMinor),
      payableMinor: Number(part.payableMinor),
      refundedCommissionMinor: Number(part.refundedCommissionMinor),
    })),
  }
}
