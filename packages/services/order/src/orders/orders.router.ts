import {
  cancelItemsInput,
  okSchema,
  orderIdInput,
  orderSchema,
  ordersPage,
  pageInput,
  refundsOutput,
} from '@millyard/contracts'
import { cancelMyItems } from '../refunds/cancel-items.ts'
import { customerProcedure, router } from '../trpc.ts'
import { cancelUnpaid } from './cancel-unpaid.ts'
import { getOrder } from './get-order.ts'
import { listOrders } from './list-orders.ts'

export const ordersRouter = router({
  list: customerProcedure
    .input(pageInput)
    .output(ordersPage)
    .query(({ ctx, input }) => listOrders(ctx.deps, ctx.actor, input)),
  get: customerProcedure
    .input(orderIdInput)
    .output(orderSchema)
    .query(({ ctx, input }) => getOrder(ctx.deps, ctx.actor, input)),
  cancelUnpaid: customerProcedure
    .input(orderIdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => cancelUnpaid(ctx.deps, ctx.actor, input)),
  cancelItems: customerProcedure
    .input(cancelItemsInput)
    .output(refundsOutput)
    .mutation(({ ctx, input }) => cancelMyItems(ctx.deps, ctx.actor, input)),
})
