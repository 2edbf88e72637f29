import { orderIdInput, paymentForOrderSchema } from '@millyard/contracts'
import { customerProcedure, router } from '../trpc.ts'
import { getPaymentForOrder } from './get-payment-for-order.ts'

export const paymentsRouter = router({
  forOrder: customerProcedure
    .input(orderIdInput)
    .output(paymentForOrderSchema)
    .query(({ ctx, input }) => getPaymentForOrder(ctx.deps, ctx.actor, input.orderId)),
})
