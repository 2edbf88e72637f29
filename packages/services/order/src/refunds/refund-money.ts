import { AppError, badField, type Refund, type refundMoneyInput } from '@millyard/contracts'
import { recordStaffAction, type StaffActor, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps, OrderTx } from '../deps.ts'
import type { LockedOrder } from '../orders/order.repository.ts'
import { acceptRefund } from './accept-refund.ts'
import { lockOrderOfPart } from './cancel-items.ts'
import { findRefunds, insertRefund } from './refund.repository.ts'
import { amountsOfMoney } from './refund-amounts.ts'

type Input = z.infer<typeof refundMoneyInput>

/**
 * A factory gives money back for what it has sent, or will send: of its own part of the order and of nothing else (P11).
 * @throws AppError NOT_FOUND (P44), BAD_INPUT when more than is left is given back (P16), ILLEGAL_TRANSITION when it is cancelled
 */
export async function refundAsVendor(deps: Deps, actor: VendorActor, input: Input): Promise<{ refunds: Refund[] }> {
  const id = await deps.database.transaction(async (tx) => {
    const order = await lockOrderOfPart(tx, input.vendorOrderId, actor.vendorId)
    return giveMoneyBack(deps, tx, order, input, { requestedBy: 'vendor', actorId: actor.userId })
  })
  return { refunds: await findRefunds(deps.database.client, { ids: [id] }) }
}

/** Staff, for any factory's part: the factory bears its share as if it had done it itself. @throws as above */
export async function refundAsStaff(deps: Deps, actor: StaffActor, input: Input): Promise<{ refunds: Refund[] }> {
  const id = await deps.database.transaction(async (tx) => {
    const order = await lockOrderOfPart(tx, input.vendorOrderId)
    const refundId = await giveMoneyBack(deps, tx, order, input, { requestedBy: 'staff', actorId: actor.userId })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'order.refund',
      subject: { type: 'order', id: order.id, name: order.number },
      details: {
        part: order.parts.find((part) => part.id === input.vendorOrderId)?.number ?? '',
        reason: input.reason,
        note: input.note,
      },
    })
    return refundId
  })
  return { refunds: await findRefunds(deps.database.client, { ids: [id] }) }
}

/** There is nobody to ask: it is agreed to in the transaction that writes it. */
async function giveMoneyBack(
  deps: Deps,
  tx: OrderTx,
  order: LockedOrder,
  input: Input,
  asker: { requestedBy: 'vendor' | 'staff'; actorId: string },
): Promise<string> {
  const { vendorOrderId, items, shippingMinor, reason, note, idempotencyKey } = input
  const part = order.parts.find((one) => one.id === vendorOrderId)
  if (!part) throw new Error(`${vendorOrderId} has lost its order.`)
  if (new Set(items.map((item) => item.orderItemId)).size < items.length)
    throw badField('items', 'Name each line once.')

  const { id, isNew } = await insertRefund(tx, {
    ...asker,
    orderId: order.id,
    vendorOrderId,
    kind: 'refund',
    status: 'accepted',
    reason,
    note,
    restock: false,
    idempotencyKey,
    createdAt: deps.clock.now(),
    items: items.map(({ orderItemId }) => ({ orderItemId, quantity: 0 })),
  })
  if (!isNew) return id
  if (part.status === 'cancelled') {
    throw new AppError('ILLEGAL_TRANSITION', { message: 'This has been cancelled: all of it goes back already.' })
  }
  const refund = { id, kind: 'refund', reason, note, requestedBy: asker.requestedBy, restock: false } as const
  await acceptRefund(deps, tx, order, part, refund, (before) => amountsOfMoney(before, items, shippingMinor))
  return id
}
