import 'server-only'
import type { RouterOutputs } from '@millyard/api-client'
import type { Order } from '@millyard/contracts'
import { loadOptional } from '@millyard/web-kit/load'
import { api } from '../server-kit.ts'

export type Bought = RouterOutputs['product']['reviews']['forProducts']['items'][number]

const ARRIVED: readonly Order['parts'][number]['status'][] = ['delivered', 'completed']
const MOST_PRODUCTS = 100

/** Product id → what the buyer wrote of it, for the goods of an order that have arrived. One call, or none. */
export async function readOwnReviews(order: Pick<Order, 'parts'>): Promise<ReadonlyMap<string, Bought>> {
  const productIds = new Set(
    order.parts
      .filter((part) => ARRIVED.includes(part.status))
      .flatMap((part) => part.items.map((item) => item.productId)),
  )
  if (productIds.size === 0) return new Map()
  const { items } = await loadOptional(
    api().product.reviews.forProducts.query({ productIds: [...productIds].slice(0, MOST_PRODUCTS) }),
    { items: [] },
  )
  return new Map(items.map((item) => [item.product.id, item]))
}
