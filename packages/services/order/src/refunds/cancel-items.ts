import {
  AppError,
  type adminCancelItemsInput,
  badField,
  type cancelItemsInput,
  notFound,
  type Refund,
  type RefundReason,
  type vendorCancelItemsInput,
} from '@millyard/contracts'
import { recordStaffAction, type StaffActor, type UserActor, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps, OrderTx } from '../deps.ts'
import { type LockedOrder, type LockedPart, lockOrder } from '../orders/order.repository.ts'
import { isToSend } from '../orders/order-status.ts'
import { finishCancellation, scheduleCancellation } from './finish-cancellation.ts'
import { findRefunds, insertRefund } from './refund.repository.ts'

/*
 * Units that are not sent after all. Three may ask for it; what follows is one path:
 *
 * | step | does | when it fails |
 * |---|---|---|
 * | 1 | writes the request and the job that looks after it, in one transaction | nothing is written |
 * | 2 | asks shipping to withhold the units: it alone knows what has been packed | sent already: the request is refused |
 * | 3 | agrees: amounts, status, history, the event that moves money and stock, in one transaction | the job repeats 2 and 3 |
 *
 * Step 2 is idempotent by the refund's id. The press that asked goes through all three at once; when shipping does not answer,
 * it is told that its request stands, and the job carries it on.
 */

type Request = {
  orderId: string
  items: readonly { orderItemId: string; quantity: number }[]
  reason: RefundReason
  note: string
  restock: boolean
  idempotencyKey: string
}
type Asker =
  | { requestedBy: 'customer' | 'vendor' | 'staff'; actorId: string }
  | { requestedBy: 'system'; actorId: null }

/**
 * The buyer's: any lines of the order. One refund per factory's part.
 * @throws AppError NOT_FOUND (P43), ILLEGAL_TRANSITION when it is not paid, or all of it has been sent, BAD_INPUT
 */
export async function cancelMyItems(
  deps: Deps,
  actor: UserActor,
  input: z.infer<typeof cancelItemsInput>,
): Promise<{ refunds: Refund[] }> {
  const ids = await deps.database.transaction(async (tx) => {
    const order = await lockOrder(tx, input.orderId)
    if (order?.customerId !== actor.userId) throw notFound('order')
    // What a buyer gives up was not touched: it can be sold to the next.
    return writeRequests(
      deps,
      tx,
      order,
      { ...input, restock: true },
      { requestedBy: 'customer', actorId: actor.userId },
    )
  })
  return finishAll(deps, ids)
}

/** The factory's own part. @throws AppError NOT_FOUND (P44), and as above */
export async function cancelItemsOfVendor(
  deps: Deps,
  actor: VendorActor,
  input: z.infer<typeof vendorCancelItemsInput>,
): Promise<{ refunds: Refund[] }> {
  const ids = await deps.database.transaction(async (tx) => {
    const order = await lockOrderOfPart(tx, input.vendorOrderId, actor.vendorId)
    const asker = { requestedBy: 'vendor', actorId: actor.userId } as const
    return writeRequests(deps, tx, order, { ...input, orderId: order.id }, asker, input.vendorOrderId)
  })
  return finishAll(deps, ids)
}

/** Staff, for any factory's part. @throws AppError NOT_FOUND, and as above */
export async function cancelItemsAsStaff(
  deps: Deps,
  actor: StaffActor,
  input: z.infer<typeof adminCancelItemsInput>,
): Promise<{ refunds: Refund[] }> {
  const ids = await deps.database.transaction(async (tx) => {
    const order = await lockOrderOfPart(tx, input.vendorOrderId)
    const asker = { requestedBy: 'staff', actorId: actor.userId } as const
    const written = await writeRequests(deps, tx, order, { ...input, orderId: order.id }, asker, input.vendorOrderId)
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'order.cancel_items',
      subject: { type: 'order', id: order.id, name: order.number },
      details: {
        part: order.parts.find((part) => part.id === input.vendorOrderId)?.number ?? '',
        reason: input.reason,
        note: input.note,
        restock: input.restock ? 'yes' : 'no',
      },
    })
    return written
  })
  return finishAll(deps, ids)
}

/** Step 1: one request for each part that the lines are of. Answers all ids, those of an earlier press included. */
export async function writeRequests(
  deps: Deps,
  tx: OrderTx,
  order: LockedOrder,
  request: Request,
  asker: Asker,
  vendorOrderId?: string,
): Promise<string[]> {
  const parts = await partsOf(tx, order, request, vendorOrderId)
  const ids: string[] = []
  for (const { part, items, isTooMany } of parts) {
    const { id, isNew } = await insertRefund(tx, {
      ...asker,
      orderId: order.id,
      vendorOrderId: part.id,
      kind: 'cancellation',
      status: 'requested',
      reason: request.reason,
      note: request.note,
      restock: request.restock,
      idempotencyKey: request.idempotencyKey,
      createdAt: deps.clock.now(),
      items,
    })
    if (isNew) {
      assertCancellable(part)
      if (isTooMany) throw badField('items', 'More units than are left of this line.')
      await scheduleCancellation(deps, tx, id, asker.requestedBy)
    }
    ids.push(id)
  }
  return ids
}

/** Steps 2 and 3, for every request of one press. What was refused is an error when nothing of the press went through. */
async function finishAll(deps: Deps, ids: readonly string[]): Promise<{ refunds: Refund[] }> {
  for (const id of ids) await finishCancellation(deps, id).catch((error: unknown) => waitForTheJob(deps, id, error))
  const refunds = await findRefunds(deps.database.client, { ids })
  if (refunds.every((refund) => refund.status === 'refused')) {
    throw new AppError('ILLEGAL_TRANSITION', { message: refunds[0]?.failure ?? 'This can no longer be cancelled.' })
  }
  return { refunds }
}

/** Nobody answered: the request stands, and its job goes on. */
function waitForTheJob(deps: Deps, refundId: string, error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'UNAVAILABLE') throw error
  deps.log.warn({ err: error, refundId }, 'a cancellation waits for shipping; its job goes on')
}

async function partsOf(tx: OrderTx, order: LockedOrder, { items }: Request, vendorOrderId?: string) {
  const ids = items.map((item) => item.orderItemId)
  if (new Set(ids).size < ids.length) throw badField('items', 'Name each line once.')
  const lines = await tx.orderItem.findMany({
    where: { id: { in: ids }, vendorOrder: { orderId: order.id, ...(vendorOrderId ? { id: vendorOrderId } : {}) } },
    select: { id: true, vendorOrderId: true, quantity: true, cancelledQuantity: true },
  })
  if (lines.length < ids.length) throw notFound('line of the order')
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  const isTooMany = (item: Request['items'][number]) => {
    const line = lineOf.get(item.orderItemId)
    return line !== undefined && item.quantity > line.quantity - line.cancelledQuantity
  }
  return order.parts
    .map((part) => ({ part, items: items.filter((item) => lineOf.get(item.orderItemId)?.vendorOrderId === part.id) }))
    .filter((one) => one.items.length > 0)
    .map((one) => ({ ...one, isTooMany: one.items.some(isTooMany) }))
}

function assertCancellable(part: LockedPart): void {
  if (isToSend(part.status)) return
  const message =
    part.status === 'pending_payment'
      ? 'This order is not paid yet: cancel it as a whole.'
      : part.status === 'cancelled'
        ? 'This has been cancelled already.'
        : 'This has been sent already and cannot be cancelled.'
  throw new AppError('ILLEGAL_TRANSITION', { message })
}

/** The order of a vendor's part, locked. @throws AppError NOT_FOUND for another's, for one that was never paid, for none */
export async function lockOrderOfPart(tx: OrderTx, vendorOrderId: string, vendorId?: string): Promise<LockedOrder> {
  const part = await tx.vendorOrder.findFirst({
    where: { id: vendorOrderId, ...(vendorId ? { vendorId } : {}), paidAt: { not: null } },
    select: { orderId: true },
  })
  const order = part ? await lockOrder(tx, part.orderId) : undefined
  if (!order) throw notFound('order')
  return order
}
