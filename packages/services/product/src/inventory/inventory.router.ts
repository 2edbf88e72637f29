import {
  adjustStockInput,
  incidentsInput,
  incidentsPage,
  inventoryCountsSchema,
  inventoryInput,
  inventoryPage,
  inventoryRowSchema,
  movementsInput,
  movementsPage,
  okSchema,
  reservationsSchema,
  setDefaultThresholdInput,
  setThresholdInput,
  settleIncidentInput,
  variantIdInput,
} from '@millyard/contracts'
import { router, vendorProcedure } from '../trpc.ts'
import { adjustStock } from './adjust-stock.ts'
import { listInventory } from './list-inventory.ts'
import { listMovements, listReservations } from './list-movements.ts'
import { setDefaultThreshold, setThreshold } from './set-threshold.ts'
import { countInventory, showShelf } from './show-shelf.ts'
import { listIncidents, settleIncident } from './stock-incidents.ts'

export const inventoryRouter = router({
  list: vendorProcedure('products.read')
    .input(inventoryInput)
    .output(inventoryPage)
    .query(({ ctx, input }) => listInventory(ctx.deps, ctx.actor, input)),

  get: vendorProcedure('products.read')
    .input(variantIdInput)
    .output(inventoryRowSchema)
    .query(({ ctx, input }) => showShelf(ctx.deps, ctx.actor, input.variantId)),

  counts: vendorProcedure('products.read')
    .output(inventoryCountsSchema)
    .query(({ ctx }) => countInventory(ctx.deps, ctx.actor)),

  movements: vendorProcedure('products.read')
    .input(movementsInput)
    .output(movementsPage)
    .query(({ ctx, input }) => listMovements(ctx.deps, ctx.actor, input)),

  reservations: vendorProcedure('products.read')
    .input(variantIdInput)
    .output(reservationsSchema)
    .query(({ ctx, input }) => listReservations(ctx.deps, ctx.actor, input.variantId)),

  adjust: vendorProcedure('products.write')
    .input(adjustStockInput)
    .output(inventoryRowSchema)
    .mutation(({ ctx, input }) => adjustStock(ctx.deps, ctx.actor, input)),

  setThreshold: vendorProcedure('products.write')
    .input(setThresholdInput)
    .output(inventoryRowSchema)
    .mutation(({ ctx, input }) => setThreshold(ctx.deps, ctx.actor, input)),

  setDefaultThreshold: vendorProcedure('products.write')
    .input(setDefaultThresholdInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => setDefaultThreshold(ctx.deps, ctx.actor, input)),

  incidents: vendorProcedure('products.read')
    .input(incidentsInput)
    .output(incidentsPage)
    .query(({ ctx, input }) => listIncidents(ctx.deps, ctx.actor, input)),

  settleIncident: vendorProcedure('products.write')
    .input(settleIncidentInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => settleIncident(ctx.deps, ctx.actor, input)),
})
