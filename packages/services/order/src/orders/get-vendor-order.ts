import { notFound, type VendorOrder, type vendorOrderIdInput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { findRefunds } from '../refunds/refund.repository.ts'
import { findHistory, findPartOfVendor } from './order.repository.ts'
import { toPart } from './present-order.ts'

/**
 * My factory's part of an order: what to make, where it goes, what we are paid. No telephone number and no e-mail address
 * (P49). Three statements.
 * @throws AppError NOT_FOUND for another factory's, for one that is not paid, and for none (P43)
 */
export async function getVendorOrder(
  deps: Deps,
  actor: VendorActor,
  input: z.infer<typeof vendorOrderIdInput>,
): Promise<VendorOrder> {
  const { client } = deps.database
  const part = await findPartOfVendor(client, input.vendorOrderId, actor.vendorId)
  if (!part) throw notFound('order')
  const [history, refunds] = await Promise.all([
    findHistory(client, part.orderId, { vendorOrderId: part.id }),
    findRefunds(client, { vendorOrderId: part.id }),
  ])
  const { phone: _phone, ...address } = part.address
  return {
    ...toPart(deps, part, history, refunds),
    orderId: part.orderId,
    currency: part.currency,
    placedAt: part.createdAt.toISOString(),
    paidAt: part.paidAt?.toISOString() ?? null,
    shipBy: part.shipBy.toISOString(),
    address,
    commissionMinor: Number(part.commissionMinor),
    payableMinor: Number(part.payableMinor),
    refundedCommissionMinor: Number(part.refundedCommissionMinor),
  }
}
