import { AppError, type disputeIdInput, notFound, type sendEvidenceInput } from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type Stripe from 'stripe'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { isRefusal, stripeUnavailable } from '../stripe.ts'

/*
 * What the bank is told is for good: Stripe takes evidence once, and an accepted dispute is lost. What follows from either is
 * told by Stripe's events, as when it is done in Stripe's dashboard.
 */

/**
 * Sends what speaks for the charge. https://docs.stripe.com/disputes/api
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION when the bank takes no more, UNAVAILABLE when Stripe does not answer
 */
export async function sendEvidence(
  deps: Deps,
  actor: StaffActor,
  input: z.infer<typeof sendEvidenceInput>,
): Promise<{ ok: true }> {
  const evidence: Stripe.DisputeUpdateParams.Evidence = {
    product_description: input.productDescription,
    shipping_carrier: input.shippingCarrier,
    shipping_tracking_number: input.shippingTrackingNumber,
    shipping_date: input.shippingDate,
    uncategorized_text: input.explanation,
  }
  const given = Object.fromEntries(Object.entries(evidence).filter(([, text]) => text !== ''))
  return answer(deps, actor, input.disputeId, 'order.send_evidence', () =>
    deps.stripe.disputes.update(input.disputeId, { evidence: given, submit: true }),
  )
}

/**
 * Gives in: the buyer keeps the money.
 * @throws AppError as above
 */
export async function acceptDispute(
  deps: Deps,
  actor: StaffActor,
  { disputeId }: z.infer<typeof disputeIdInput>,
): Promise<{ ok: true }> {
  return answer(deps, actor, disputeId, 'order.accept_dispute', () => deps.stripe.disputes.close(disputeId))
}

async function answer(
  deps: Deps,
  actor: StaffActor,
  disputeId: string,
  action: 'order.send_evidence' | 'order.accept_dispute',
  tell: () => Promise<unknown>,
): Promise<{ ok: true }> {
  const dispute = await deps.database.client.paymentDispute.findUnique({
    where: { id: disputeId },
    select: { state: true, evidenceSentAt: true, payment: { select: { orderId: true, orderNumber: true } } },
  })
  if (!dispute?.payment) throw notFound('dispute')
  const isOver = dispute.state === 'won' || dispute.state === 'lost'
  if (isOver || (dispute.evidenceSentAt !== null && action === 'order.send_evidence')) throw takesNoMore()
  const { orderId, orderNumber } = dispute.payment
  try {
    await tell()
  } catch (error) {
    if (isRefusal(error)) throw takesNoMore(error)
    throw stripeUnavailable(error)
  }
  await deps.database.transaction(async (tx) => {
    if (action === 'order.send_evidence') {
      await tx.paymentDispute.updateMany({
        where: { id: disputeId, evidenceSentAt: null },
        data: { evidenceSentAt: deps.clock.now() },
      })
    }
    await recordStaffAction(tx, deps.clock, actor, {
      action,
      subject: { type: 'order', id: orderId, name: orderNumber },
      details: { dispute: disputeId },
    })
  })
  return { ok: true }
}

function takesNoMore(cause?: unknown): AppError {
  return new AppError('ILLEGAL_TRANSITION', { message: 'The bank takes nothing more for this dispute.', cause })
}
