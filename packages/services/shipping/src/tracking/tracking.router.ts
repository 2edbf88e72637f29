import { orderIdInput, orderTrackingSchema } from '@millyard/contracts'
import { adminProcedure, customerProcedure, router } from '../trpc.ts'
import { trackOrder } from './track-order.ts'

export const trackingRouter = router({
  forOrder: customerProcedure
    .input(orderIdInput)
    .output(orderTrackingSchema)
    .query(({ ctx, input }) => trackOrder(ctx.deps, { orderId: input.orderId, customerId: ctx.actor.userId })),
})

export const adminShipmentsRouter = router({
  forOrder: adminProcedure('orders.read')
    .input(orderIdInput)
    .output(orderTrackingSchema)
    .query(({ ctx, input }) => trackOrder(ctx.deps, { orderId: input.orderId })),
})
