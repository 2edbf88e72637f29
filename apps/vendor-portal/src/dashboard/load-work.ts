import 'server-only'
import type { RouterOutputs } from '@millyard/api-client'
import { loadOptional } from '@millyard/web-kit/load'
import { api } from '../server-kit.ts'

export type VendorOrderRow = RouterOutputs['order']['vendorOrders']['list']['items'][number]

/** A first page: what is on it, and whether more follows. */
export interface Waiting<Row> {
  items: Row[]
  hasMore: boolean
}

/** What may wait for somebody. Undefined: not theirs to do, or not known right now. */
export interface Work {
  toShip?: Waiting<VendorOrderRow>
  partlyShipped?: Waiting<VendorOrderRow>
  changesRequested?: Waiting<{ id: string; title: string }>
  unansweredReviews?: Waiting<{ id: string; product: { title: string } }>
  /** Shelves that run low or are empty, and orders that were paid when they were. */
  stock?: RouterOutputs['product']['inventory']['counts']
  hasProducts?: boolean
  hasDelivery?: boolean
  payoutAccount?: RouterOutputs['payment']['payoutAccount']['get']['status']
}

const PAGE = 100

function toWaiting<Row>(page: { items: Row[]; nextCursor: string | null } | undefined): Waiting<Row> | undefined {
  return page ? { items: page.items, hasMore: page.nextCursor !== null } : undefined
}

/** Everything that waits for a person with these permissions; eight small calls at once, none of which the page needs. */
export async function loadWork(permissions: readonly string[]): Promise<Work> {
  const ask = <T>(isAllowed: boolean, call: () => Promise<T>) =>
    isAllowed ? loadOptional(call(), undefined) : undefined
  const { order, payment, product, shipping } = api()
  const fulfils = permissions.includes('orders.fulfil')
  const writes = permissions.includes('products.write')
  const [toShip, partlyShipped, changesRequested, reviews, stock, products, methods, account] = await Promise.all([
    ask(fulfils, () => order.vendorOrders.list.query({ status: 'to_ship', limit: PAGE })),
    ask(fulfils, () => order.vendorOrders.list.query({ status: 'partially_shipped', limit: PAGE })),
    ask(writes, () => product.products.list.query({ change: 'changes_requested', limit: PAGE })),
    ask(writes, () => product.vendorReviews.list.query({ isAnswered: false, limit: PAGE })),
    ask(writes, () => product.inventory.counts.query()),
    ask(writes, () => product.products.list.query({ limit: 1 })),
    ask(permissions.includes('shipping.manage'), () => shipping.methods.list.query()),
    ask(permissions.includes('payouts.manage'), () => payment.payoutAccount.get.query()),
  ])
  return {
    toShip: toWaiting(toShip),
    partlyShipped: toWaiting(partlyShipped),
    changesRequested: toWaiting(changesRequested),
    unansweredReviews: toWaiting(reviews),
    stock,
    hasProducts: products && products.items.length > 0,
    hasDelivery: methods && methods.methods.length > 0,
    payoutAccount: account?.status,
  }
}
