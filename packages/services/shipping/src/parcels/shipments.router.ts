import {
  createShipmentInput,
  shipmentIdInput,
  shipmentSchema,
  vendorOrderIdInput,
  vendorOrderShipmentsSchema,
} from '@millyard/contracts'
import { markDelivered } from '../tracking/mark-delivered.ts'
import { router, vendorProcedure } from '../trpc.ts'
import { createShipment } from './create-shipment.ts'
import { listShipments } from './list-shipments.ts'

export const shipmentsRouter = router({
  create: vendorProcedure('orders.fulfil')
    .input(createShipmentInput)
    .output(shipmentSchema)
    .mutation(({ ctx, input }) => createShipment(ctx.deps, ctx.actor, input)),

  forVendorOrder: vendorProcedure('orders.read')
    .input(vendorOrderIdInput)
    .output(vendorOrderShipmentsSchema)
    .query(({ ctx, input }) => listShipments(ctx.deps, ctx.actor, input.vendorOrderId)),

  markDelivered: vendorProcedure('orders.fulfil')
    .input(shipmentIdInput)
    .output(shipmentSchema)
    .mutation(({ ctx, input }) => markDelivered(ctx.deps, ctx.actor, input.shipmentId)),
})
