import { createOperationsRouter } from '@millyard/service-kit'
import { internalRouter } from './internal.router.ts'
import { methodsRouter } from './methods/methods.router.ts'
import { shipmentsRouter } from './parcels/shipments.router.ts'
import { adminShipmentsRouter, trackingRouter } from './tracking/tracking.router.ts'
import { procedures, router } from './trpc.ts'

export const appRouter = router({
  methods: methodsRouter,
  shipments: shipmentsRouter,
  tracking: trackingRouter,
  adminShipments: adminShipmentsRouter,
  operations: createOperationsRouter('shipping', procedures),
  internal: internalRouter,
})

export type ShippingRouter = typeof appRouter
