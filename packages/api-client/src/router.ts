import type { AuthRouter } from '@millyard/auth-service'
import type { ServiceName } from '@millyard/contracts'
import type { NotificationRouter } from '@millyard/notification-service'
import type { OrderRouter } from '@millyard/order-service'
import type { PaymentRouter } from '@millyard/payment-service'
import type { ProductRouter } from '@millyard/product-service'
import type { ShippingRouter } from '@millyard/shipping-service'
import type { inferRouterInputs, inferRouterOutputs, TRPCBuiltRouter } from '@trpc/server'

type PublicRecord<Router extends { _def: { record: object } }> = Omit<Router['_def']['record'], 'internal'>

/** All services as one router, in types alone: the first path segment names the service, `internal` is left out. */
export type MillyardRouter = TRPCBuiltRouter<
  AuthRouter['_def']['_config']['$types'],
  {
    auth: PublicRecord<AuthRouter>
    product: PublicRecord<ProductRouter>
    order: PublicRecord<OrderRouter>
    payment: PublicRecord<PaymentRouter>
    shipping: PublicRecord<ShippingRouter>
    notification: PublicRecord<NotificationRouter>
  }
>

/** What a procedure takes: `RouterInputs['order']['cart']['addItem']`. */
export type RouterInputs = inferRouterInputs<MillyardRouter>
/** What a procedure gives: `RouterOutputs['product']['catalogue']['search']`. */
export type RouterOutputs = inferRouterOutputs<MillyardRouter>

export type ServiceUrls = Record<ServiceName, string>
