import {
  createPaymentInput,
  createPaymentOutput,
  okSchema,
  orderIdInput,
  quoteCommissionInput,
  quoteCommissionOutput,
} from '@millyard/contracts'
import { quoteCommission } from '../commission/quote-commission.ts'
import { cancelPayment } from '../payments/cancel-payment.ts'
import { createPayment } from '../payments/create-payment.ts'
import { router, serviceProcedure } from '../trpc.ts'

export const internalRouter = router({
  quoteCommission: serviceProcedure(['order'])
    .input(quoteCommissionInput)
    .output(quoteCommissionOutput)
    .query(({ ctx, input }) => quoteCommission(ctx.deps, input)),

  createPayment: serviceProcedure(['order'])
    .input(createPaymentInput)
    .output(createPaymentOutput)
    .mutation(({ ctx, input }) => createPayment(ctx.deps, input)),

  cancelPayment: serviceProcedure(['order'])
    .input(orderIdInput)
    .output(okSchema)
    .mutation(async ({ ctx, input }) => {
      await ctx.deps.database.transaction((tx) => cancelPayment(ctx.deps, tx, input.orderId))
      return { ok: true as const }
    }),
})
