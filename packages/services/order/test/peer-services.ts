import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  AppError,
  countTogether,
  createPaymentInput,
  createPaymentOutput,
  type DeliveryOption,
  type DomainEvent,
  type EventType,
  newId,
  okSchema,
  orderIdInput,
  type ParcelFacts,
  type PricedLine,
  parcelFactsSchema,
  parseEvent,
  pricedLinesSchema,
  priceLinesInput,
  quoteCommissionInput,
  quoteCommissionOutput,
  reserveStockInput,
  shippingQuoteInput,
  shippingQuoteSchema,
  unitPriceAt,
  unitsToSendInput,
  unitsToSendSchema,
  withholdInput,
} from '@millyard/contracts'
import { percentOf } from '@millyard/money'
import type { PaymentRouter } from '@millyard/payment-service'
import type { ProductRouter } from '@millyard/product-service'
import { createProcedures, type ServiceContext } from '@millyard/service-kit'
import type { ShippingRouter } from '@millyard/shipping-service'
import type { CreateTRPCClient } from '@trpc/client'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'

export type PeerCall =
  | 'priceLines'
  | 'reserveStock'
  | 'releaseStock'
  | 'quote'
  | 'toSend'
  | 'withhold'
  | 'quoteCommission'
  | 'createPayment'
  | 'cancelPayment'

/**
 * How a call goes wrong: `down` answers an error before anything happens; `lost` does the work and then cuts the line, so
 * that the caller cannot know; `hangs` does the work and never answers; an AppError is what the service says.
 */
export type Trouble = 'down' | 'lost' | 'hangs' | AppError

type RealServices = CreateTRPCClient<ProductRouter>['internal'] &
  CreateTRPCClient<PaymentRouter>['internal'] &
  CreateTRPCClient<ShippingRouter>['internal']

type Hold = { state: 'held' | 'released'; lines: { variantId: string; quantity: number }[] }
type Payment = {
  paymentId: string
  clientSecret: string
  state: 'open' | 'cancelled'
  amountMinor: number
  shareSum: number
}

/**
 * The product, payment and shipping services as far as this one calls them: a real HTTP server that speaks the contracts'
 * schemas, keeps its promises (idempotent per order, a release before its hold refuses the hold), and misbehaves on request.
 */
export type PeerServices = {
  url: string
  /** Where the key that signs these services' tokens is published. */
  keysFrom: string
  catalogue: Map<string, PricedLine>
  holds: Map<string, Hold>
  payments: Map<string, Payment>
  /** Delivery choices of every factory, unless `deliveriesOf` has its own. */
  deliveries: DeliveryOption[]
  deliveriesOf: Map<string, DeliveryOption[]>
  commissionBasisPoints: number
  /** What shipping says of a vendor order's parcels when units of it are withheld; none by default. */
  parcelFactsOf: Map<string, ParcelFacts>
  toSendOf: Map<string, { orderItemId: string; quantity: number }[]>
  /** Refunds whose units are withheld. */
  withheld: Set<string>
  calls: { call: PeerCall; input: unknown }[]
  events: DomainEvent[]
  /** The next `times` answers of a call go wrong. */
  trouble(call: PeerCall, what: Trouble, times?: number): void
  /** Calls `listener` each time that this call has begun to hang. Answers how to stop it. */
  onHang(call: PeerCall, listener: () => void): () => void
  /** Puts a product on sale and answers its line. */
  offer(line?: Partial<PricedLine>): PricedLine
  countOf(call: PeerCall): number
  eventsOf<T extends EventType>(type: T, aggregateId?: string): DomainEvent<T>[]
  close(): Promise<void>
}

let counter = 0

export async function startPeerServices(): Promise<PeerServices> {
  const catalogue: PeerServices['catalogue'] = new Map()
  const holds: PeerServices['holds'] = new Map()
  const payments: PeerServices['payments'] = new Map()
  const calls: PeerServices['calls'] = []
  const events: DomainEvent[] = []
  const planned: { call: PeerCall; what: Trouble; left: number }[] = []
  const hangListeners = new Set<{ call: PeerCall; listener: () => void }>()

  /** All variants of a product count together for its quantity prices. */
  const priceTogether = (lines: { line: PricedLine; quantity: number }[]) => {
    const counts = countTogether(lines.map(({ line, quantity }) => ({ productId: line.productId, quantity })))
    return lines.map(({ line }) => {
      const prices = { priceMinor: line.listPriceMinor, priceBreaks: line.priceBreaks }
      return { ...line, ...unitPriceAt(prices, counts.get(line.productId) ?? 1) }
    })
  }

  const { router, serviceProcedure } = createProcedures<{ cut(): void }>('product')
  const fromOrder = serviceProcedure(['order'])

  /** Runs a call's work around whatever trouble is planned for it. */
  async function answer<T>(call: PeerCall, input: unknown, cut: () => void, work: () => T): Promise<T> {
    calls.push({ call, input })
    const trouble = planned.find((one) => one.call === call && one.left > 0)
    if (!trouble) return work()
    trouble.left--
    if (trouble.what instanceof AppError) throw trouble.what
    if (trouble.what === 'down') throw new AppError('UNAVAILABLE', { message: 'Down for a test.' })
    const result = work()
    if (trouble.what === 'hangs') {
      for (const waiting of [...hangListeners]) if (waiting.call === call) waiting.listener()
      return new Promise<T>(() => undefined)
    }
    cut()
    return result
  }

  const availableOf = (variantId: string) => {
    const held = [...holds.values()]
      .filter((hold) => hold.state === 'held')
      .flatMap((hold) => hold.lines)
      .filter((line) => line.variantId === variantId)
      .reduce((sum, line) => sum + line.quantity, 0)
    return (catalogue.get(variantId)?.available ?? 0) - held
  }

  const peers: Omit<PeerServices, 'url' | 'close'> = {
    keysFrom: '',
    catalogue,
    holds,
    payments,
    calls,
    events,
    deliveries: [
      { methodId: newId('shm'), name: 'Parcel', amountMinor: 590, minDays: 2, maxDays: 4 },
      { methodId: newId('shm'), name: 'Express', amountMinor: 1290, minDays: 1, maxDays: 1 },
    ],
    deliveriesOf: new Map(),
    commissionBasisPoints: 1_000,
    parcelFactsOf: new Map(),
    toSendOf: new Map(),
    withheld: new Set(),
    trouble: (call, what, times = 1) => {
      planned.push({ call, what, left: times })
    },
    onHang: (call, listener) => {
      const waiting = { call, listener }
      hangListeners.add(waiting)
      return () => void hangListeners.delete(waiting)
    },
    offer: (line = {}) => {
      const number = ++counter
      const offered: PricedLine = {
        variantId: newId('var'),
        productId: newId('prd'),
        productSlug: `oak-stool-${number}`,
        categoryId: newId('cat'),
        title: `Oak stool ${number}`,
        variantTitle: 'Oak, 45 cm',
        sku: `OAK-${number}`,
        image: { id: newId('img'), basePath: `/media/${number}`, widths: [320, 640], alt: 'A stool' },
        vendorId: newId('ven'),
        vendorName: `Mill ${number}`,
        vendorSlug: `mill-${number}`,
        vendorPlace: 'Ghent, BE',
        unitPriceMinor: 12_000,
        listPriceMinor: line.unitPriceMinor ?? 12_000,
        priceBreaks: [],
        compareAt: null,
        minQuantity: 1,
        quantityStep: 1,
        isMadeToOrder: false,
        currency: 'EUR',
        weightGrams: 3_000,
        leadTimeDays: 3,
        available: 10,
        awayUntil: null,
        ...line,
      }
      // What a test calls the price is the price of one.
      if (line.unitPriceMinor !== undefined) offered.listPriceMinor = line.unitPriceMinor
      catalogue.set(offered.variantId, offered)
      return offered
    },
    countOf: (call) => calls.filter((one) => one.call === call).length,
    eventsOf: <T extends EventType>(type: T, aggregateId?: string) =>
      events.filter(
        (event) => event.type === type && (aggregateId === undefined || event.aggregateId === aggregateId),
      ) as DomainEvent[] as DomainEvent<T>[],
  }

  const appRouter = router({
    internal: router({
      priceLines: fromOrder
        .input(priceLinesInput)
        .output(pricedLinesSchema)
        .mutation(({ ctx, input }) =>
          answer('priceLines', input, ctx.deps.cut, () => ({
            lines: priceTogether(
              input.lines.flatMap(({ variantId, quantity }) => {
                const line = catalogue.get(variantId)
                return line ? [{ line: { ...line, available: availableOf(variantId) }, quantity }] : []
              }),
            ),
          })),
        ),
      reserveStock: fromOrder
        .input(reserveStockInput)
        .output(okSchema)
        .mutation(({ ctx, input }) =>
          answer('reserveStock', input, ctx.deps.cut, () => {
            const before = holds.get(input.orderId)
            if (before?.state === 'released') throw new AppError('ORDER_EXPIRED', { message: 'No longer held.' })
            if (before) return { ok: true as const }
            const short = input.lines.flatMap(({ variantId, quantity }) =>
              availableOf(variantId) < quantity
                ? [{ variantId, requested: quantity, available: availableOf(variantId) }]
                : [],
            )
            if (short.length > 0)
              throw new AppError('OUT_OF_STOCK', { message: 'Not enough left.', details: { lines: short } })
            holds.set(input.orderId, { state: 'held', lines: input.lines })
            return { ok: true as const }
          }),
        ),
      releaseStock: fromOrder
        .input(orderIdInput)
        .output(okSchema)
        .mutation(({ ctx, input }) =>
          answer('releaseStock', input, ctx.deps.cut, () => {
            holds.set(input.orderId, { state: 'released', lines: holds.get(input.orderId)?.lines ?? [] })
            return { ok: true as const }
          }),
        ),
      quote: fromOrder
        .input(shippingQuoteInput)
        .output(shippingQuoteSchema)
        .query(({ ctx, input }) =>
          answer('quote', input, ctx.deps.cut, () => ({
            groups: input.groups.map(({ vendorId }) => {
              const options = peers.deliveriesOf.get(vendorId) ?? peers.deliveries
              return { vendorId, options, problem: options.length === 0 ? ('no_delivery_there' as const) : null }
            }),
          })),
        ),
      toSend: fromOrder
        .input(unitsToSendInput)
        .output(unitsToSendSchema)
        .query(({ ctx, input }) =>
          answer('toSend', input, ctx.deps.cut, () => ({ items: peers.toSendOf.get(input.vendorOrderId) ?? [] })),
        ),
      withhold: fromOrder
        .input(withholdInput)
        .output(parcelFactsSchema)
        .mutation(({ ctx, input }) =>
          answer('withhold', input, ctx.deps.cut, () => {
            peers.withheld.add(input.refundId)
            const none = { hasShipped: false, allShipped: false, allDelivered: false }
            return peers.parcelFactsOf.get(input.vendorOrderId) ?? none
          }),
        ),
      quoteCommission: fromOrder
        .input(quoteCommissionInput)
        .output(quoteCommissionOutput)
        .query(({ ctx, input }) =>
          answer('quoteCommission', input, ctx.deps.cut, () => ({
            lines: input.lines.map(({ lineId, netMinor }) => ({
              lineId,
              ruleId: 'cru_00000000000070008000000000000000',
              basisPoints: peers.commissionBasisPoints,
              fixedPerUnitMinor: 0,
              commissionMinor: percentOf(netMinor, peers.commissionBasisPoints),
            })),
          })),
        ),
      createPayment: fromOrder
        .input(createPaymentInput)
        .output(createPaymentOutput)
        .mutation(({ ctx, input }) =>
          answer('createPayment', input, ctx.deps.cut, () => {
            const before = payments.get(input.orderId)
            if (before?.state === 'cancelled') throw new AppError('ORDER_EXPIRED', { message: 'Cancelled.' })
            const payment = before ?? {
              paymentId: newId('pay'),
              clientSecret: `pi_${payments.size}_secret_${input.orderId}`,
              state: 'open' as const,
              amountMinor: input.amountMinor,
              shareSum: input.shares.reduce((sum, share) => sum + share.totalMinor, 0),
            }
            payments.set(input.orderId, payment)
            return { paymentId: payment.paymentId, clientSecret: payment.clientSecret, publishableKey: 'pk_test' }
          }),
        ),
      cancelPayment: fromOrder
        .input(orderIdInput)
        .output(okSchema)
        .mutation(({ ctx, input }) =>
          answer('cancelPayment', input, ctx.deps.cut, () => {
            const before = payments.get(input.orderId)
            payments.set(input.orderId, {
              paymentId: before?.paymentId ?? '',
              clientSecret: before?.clientSecret ?? '',
              amountMinor: before?.amountMinor ?? 0,
              shareSum: before?.shareSum ?? 0,
              state: 'cancelled',
            })
            return { ok: true as const }
          }),
        ),
    }),
  })

  // Names, kinds (query or mutation), inputs and outputs are those of the real services, or this does not compile.
  const keepsTheContract = (double: CreateTRPCClient<typeof appRouter>['internal']): Pick<RealServices, PeerCall> =>
    double
  void keepsTheContract

  const handler = createHTTPHandler({
    router: appRouter,
    basePath: '/trpc/',
    allowMethodOverride: true,
    createContext: ({ req, res }): ServiceContext<{ cut(): void }> => ({
      deps: { cut: () => void res.socket?.destroy() },
      requestId: 'peer',
      ip: '',
      log: undefined as never,
      header: (name) => {
        const value = req.headers[name]
        return typeof value === 'string' ? value : undefined
      },
      verifyAccessToken: () => Promise.reject(new Error('No people here.')),
      verifyServiceToken: async () => 'order',
    }),
  })
  const server: Server = createServer((request, response) => {
    if (request.url?.startsWith('/.well-known/')) {
      void fetch(peers.keysFrom + request.url)
        .then((keys) => keys.text())
        .then((keys) => response.setHeader('content-type', 'application/json').end(keys))
      return
    }
    if (request.url !== '/internal/events') return handler(request, response)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      events.push(parseEvent(JSON.parse(Buffer.concat(chunks).toString())))
      response.setHeader('content-type', 'application/json')
      response.end('{"ok":true}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(peers, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}
