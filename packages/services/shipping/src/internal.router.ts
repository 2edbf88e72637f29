import { shippingQuoteInput, shippingQuoteSchema } from '@millyard/contracts'
import { quoteDelivery } from './methods/quote-delivery.ts'
import { router, serviceProcedure } from './trpc.ts'

export const internalRouter = router({
  quote: serviceProcedure(['order'])
    .input(shippingQuoteInput)
    .output(shippingQuoteSchema)
    .query(({ ctx, input }) => quoteDelivery(ctx.deps, input)),
})
