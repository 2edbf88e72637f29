import { orderIdInput, orderSchema, ordersPage, pageInput } from '@millyard/contracts'
import { customerProcedure, router } from '../trpc.ts'
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
})
