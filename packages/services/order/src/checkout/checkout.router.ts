import { checkoutQuoteInput, checkoutQuoteSchema, placeOrderOutput } from '@millyard/contracts'
import { placeOrderInput } from '@millyard/contracts/address'
import { customerProcedure, router } from '../trpc.ts'
import { placeOrder } from './place-order.ts'
import { quoteCheckout } from './quote-checkout.ts'

export const checkoutRouter = router({
  quote: customerProcedure
    .input(checkoutQuoteInput)
    .output(checkoutQuoteSchema)
    .query(({ ctx, input }) => quoteCheckout(ctx.deps, ctx.actor, input)),
  place: customerProcedure
    .input(placeOrderInput)
    .output(placeOrderOutput)
    .mutation(({ ctx, input }) => placeOrder(ctx.deps, ctx.actor, input)),
})
