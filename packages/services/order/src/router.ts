import { createOperationsRouter } from '@millyard/service-kit'
import { cartRouter } from './cart/cart.router.ts'
import { checkoutRouter } from './checkout/checkout.router.ts'
import { adminOrdersRouter } from './orders/admin-orders.router.ts'
import { ordersRouter } from './orders/orders.router.ts'
import { vendorOrdersRouter } from './orders/vendor-orders.router.ts'
import { adminProcedure, router } from './trpc.ts'

export const appRouter = router({
  cart: cartRouter,
  checkout: checkoutRouter,
  orders: ordersRouter,
  vendorOrders: vendorOrdersRouter,
  adminOrders: adminOrdersRouter,
  operations: createOperationsRouter('order', { router, adminProcedure }),
})

export type OrderRouter = typeof appRouter
