import type {
  createPaymentInput,
  createPaymentOutput,
  orderIdInput,
  ParcelFacts,
  PricedLine,
  priceLinesInput,
  quoteCommissionInput,
  quoteCommissionOutput,
  reserveStockInput,
  ServiceName,
  shippingQuoteInput,
  shippingQuoteSchema,
  unitsToSendInput,
  unitsToSendSchema,
  withholdInput,
} from '@millyard/contracts'
import type { PaymentRouter } from '@millyard/payment-service'
import type { ProductRouter } from '@millyard/product-service'
import { type BaseEnv, fromServiceError, type ServiceKit } from '@millyard/service-kit'
import type { ShippingRouter } from '@millyard/shipping-service'
import type { z } from 'zod'

type OrderId = z.infer<typeof orderIdInput>

/**
 * The three services that this one waits for: the only such calls in Millyard. Each throws the other's own typed error, or
 * UNAVAILABLE when there was no answer, which leaves open whether the call had an effect.
 */
export type Peers = {
  /** Price, factory and stock by variant. A variant that is not on sale is absent (P12). */
  priceLines(input: z.infer<typeof priceLinesInput>): Promise<Map<string, PricedLine>>
  /** @throws AppError OUT_OF_STOCK */
  reserveStock(input: z.infer<typeof reserveStockInput>): Promise<void>
  releaseStock(input: OrderId): Promise<void>
  quoteDelivery(input: z.infer<typeof shippingQuoteInput>): Promise<z.infer<typeof shippingQuoteSchema>>
  /** What of a part is neither sent nor withheld. */
  unitsToSend(input: z.infer<typeof unitsToSendInput>): Promise<z.infer<typeof unitsToSendSchema>>
  /** @throws AppError ILLEGAL_TRANSITION when some of the units have been sent */
  withholdItems(input: z.infer<typeof withholdInput>): Promise<ParcelFacts>
  quoteCommission(input: z.infer<typeof quoteCommissionInput>): Promise<z.infer<typeof quoteCommissionOutput>>
  createPayment(input: z.infer<typeof createPaymentInput>): Promise<z.infer<typeof createPaymentOutput>>
  cancelPayment(input: OrderId): Promise<void>
}

async function ask<T>(target: ServiceName, call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw fromServiceError(target, error)
  }
}

/** Wires the three clients. */
export function createPeers(client: ServiceKit<BaseEnv>['client']): Peers {
  const product = client<ProductRouter>('product').internal
  const payment = client<PaymentRouter>('payment').internal
  const shipping = client<ShippingRouter>('shipping').internal
  return {
    priceLines: async (input) => {
      const { lines } = await ask('product', product.priceLines.mutate(input))
      return new Map(lines.map((line) => [line.variantId, line]))
    },
    reserveStock: async (input) => {
      await ask('product', product.reserveStock.mutate(input))
    },
    releaseStock: async (input) => {
      await ask('product', product.releaseStock.mutate(input))
    },
    quoteDelivery: (input) => ask('shipping', shipping.quote.query(input)),
    unitsToSend: (input) => ask('shipping', shipping.toSend.query(input)),
    withholdItems: (input) => ask('shipping', shipping.withhold.mutate(input)),
    quoteCommission: (input) => ask('payment', payment.quoteCommission.query(input)),
    createPayment: (input) => ask('payment', payment.createPayment.mutate(input)),
    cancelPayment: async (input) => {
      await ask('payment', payment.cancelPayment.mutate(input))
    },
  }
}
