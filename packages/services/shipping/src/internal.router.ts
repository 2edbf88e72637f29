import {
  parcelFactsSchema,
  shippingQuoteInput,
  shippingQuoteSchema,
  unitsToSendInput,
  unitsToSendSchema,
  withholdInput,
} from '@millyard/contracts'
import { quoteDelivery } from './methods/quote-delivery.ts'
import { unitsToSend } from './parcels/units-to-send.ts'
import { withholdItems } from './parcels/withhold-items.ts'
import { router, serviceProcedure } from './trpc.ts'

export const internalRouter = router({
  quote: serviceProcedure(['order'])
    .input(shippingQuoteInput)
    .output(shippingQuoteSchema)
    .query(({ ctx, input }) => quoteDelivery(ctx.deps, input)),
  toSend: serviceProcedure(['order'])
    .input(unitsToSendInput)
    .output(unitsToSendSchema)
    .query(({ ctx, input }) => unitsToSend(ctx.deps, input)),
  withhold: serviceProcedure(['order'])
    .input(withholdInput)
    .output(parcelFactsSchema)
    .mutation(({ ctx, input }) => withholdItems(ctx.deps, input)),
})
