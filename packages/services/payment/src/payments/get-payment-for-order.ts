import { notFound, type PaymentStatus, type paymentForOrderSchema } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { toMinor } from '../money.ts'
import { isPayable } from './payment-status.ts'

/**
 * The state of the customer's own payment; the client secret only while it can still be paid, and
 * never for staff who view as them. One indexed statement.
 * @throws AppError NOT_FOUND for an order without a payment and for somebody else's (P43)
 */
export async function getPaymentForOrder(
  deps: Deps,
  actor: UserActor,
  orderId: string,
): Promise<z.infer<typeof paymentForOrderSchema>> {
  const payment = await deps.database.client.payment.findFirst({
    where: { orderId, customerId: actor.userId },
    select: {
      status: true,
      amountMinor: true,
      currency: true,
      clientSecret: true,
      failureCode: true,
      failureMessage: true,
    },
  })
  if (!payment) throw notFound('payment')
  const status = payment.status as PaymentStatus
  return {
    status,
    amountMinor: toMinor(payment.amountMinor),
    currency: payment.currency,
    clientSecret: isPayable(status) && !actor.viewedBy ? payment.clientSecret : null,
    publishableKey: deps.settings.publishableKey,
    failure:
      status === 'failed' && payment.failureCode !== null
        ? { code: payment.failureCode, message: payment.failureMessage ?? '' }
        : null,
  }
}
