import { adminOrderSchema, adminOrdersInput, adminOrdersPage, orderIdInput } from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { getOrderForStaff } from './get-order-for-staff.ts'
import { listOrdersForStaff } from './list-orders-for-staff.ts'

export const adminOrdersRouter = router({
  list: adminProcedure('orders.read')
    .input(adminOrdersInput)
    .output(adminOrdersPage)
    .query(({ ctx, input }) => listOrdersForStaff(ctx.deps, input)),
  get: adminProcedure('orders.read')
    .input(orderIdInput)
    .output(adminOrderSchema)
    .query(({ ctx, input }) => getOrderForStaff(ctx.deps, input)),
})
