import { okSchema, orderIdInput, pricedLinesSchema, priceLinesInput, reserveStockInput } from '@millyard/contracts'
import { releaseStock } from '../stock/release-stock.ts'
import { reserveStock } from '../stock/reserve-stock.ts'
import { router, serviceProcedure } from '../trpc.ts'
import { priceLines } from './price-lines.ts'

export const internalRouter = router({
  /** Reads only, but as a POST: two hundred lines do not fit into an address. */
  priceLines: serviceProcedure(['order'])
    .input(priceLinesInput)
    .output(pricedLinesSchema)
    .mutation(({ ctx, input }) => priceLines(ctx.deps, input)),

  reserveStock: serviceProcedure(['order'])
    .input(reserveStockInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => reserveStock(ctx.deps, input)),

  releaseStock: serviceProcedure(['order'])
    .input(orderIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => releaseStock(ctx.deps, input.orderId)),
})
