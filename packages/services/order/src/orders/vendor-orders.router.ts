import {
  refundMoneyInput,
  refundsOutput,
  vendorCancelItemsInput,
  vendorOrderIdInput,
  vendorOrderSchema,
  vendorOrdersInput,
  vendorOrdersPage,
} from '@millyard/contracts'
import { cancelItemsOfVendor } from '../refunds/cancel-items.ts'
import { refundAsVendor } from '../refunds/refund-money.ts'
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
  cancelItems: vendorProcedure('orders.fulfil')
    .input(vendorCancelItemsInput)
    .output(refundsOutput)
    .mutation(({ ctx, input }) => cancelItemsOfVendor(ctx.deps, ctx.actor, input)),
  refund: vendorProcedure('orders.refund')
    .input(refundMoneyInput)
    .output(refundsOutput)
    .mutation(({ ctx, input }) => refundAsVendor(ctx.deps, ctx.actor, input)),
})
