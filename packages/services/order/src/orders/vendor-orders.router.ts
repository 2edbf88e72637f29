import { vendorOrderIdInput, vendorOrderSchema, vendorOrdersInput, vendorOrdersPage } from '@millyard/contracts'
import { router, vendorProcedure } from '../trpc.ts'
import { getVendorOrder } from './get-vendor-order.ts'
import { listVendorOrders } from './list-vendor-orders.ts'

export const vendorOrdersRouter = router({
  list: vendorProcedure('orders.read')
    .input(vendorOrdersInput)
    .output(vendorOrdersPage)
    .query(({ ctx, input }) => listVendorOrders(ctx.deps, ctx.actor, input)),
  get: vendorProcedure('orders.read')
    .input(vendorOrderIdInput)
    .output(vendorOrderSchema)
    .query(({ ctx, input }) => getVendorOrder(ctx.deps, ctx.actor, input)),
})
