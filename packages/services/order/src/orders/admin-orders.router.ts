import {
  adminCancelItemsInput,
  adminOrderSchema,
  adminOrdersInput,
  adminOrdersPage,
  orderIdInput,
  refundMoneyInput,
  refundsOutput,
} from '@millyard/contracts'
import { cancelItemsAsStaff } from '../refunds/cancel-items.ts'
import { refundAsStaff } from '../refunds/refund-money.ts'
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
  cancelItems: adminProcedure('orders.manage')
    .input(adminCancelItemsInput)
    .output(refundsOutput)
    .mutation(({ ctx, input }) => cancelItemsAsStaff(ctx.deps, ctx.actor, input)),
  refund: adminProcedure('orders.manage')
    .input(refundMoneyInput)
    .output(refundsOutput)
    .mutation(({ ctx, input }) => refundAsStaff(ctx.deps, ctx.actor, input)),
})
