import { expect, test } from 'vitest'
import { firstOffer } from '../offers.ts'
import { products } from '../products.ts'
import { planOrders } from './seed-orders.ts'

test('the history of orders buys nothing in a quantity that is not sold', () => {
  const terms = new Map(products.map((product) => [product.slug, firstOffer(product).terms]))
  const variants = [...terms].map(([variantId, { minQuantity, quantityStep }]) => ({
    variantId,
    minQuantity,
    quantityStep,
  }))
  const bought = planOrders(variants, 8, { days: 60, orders: 240 }).flatMap(({ items }) => items)
  expect(new Set(bought.map(({ variantId }) => variantId)).size).toBeGreaterThan(products.length / 2)
  for (const { variantId, quantity } of bought) {
    const { minQuantity = 0, quantityStep = 0 } = terms.get(variantId) ?? {}
    expect(quantity, variantId).toBeGreaterThanOrEqual(minQuantity)
    expect(quantity % quantityStep, variantId).toBe(0)
  }
})
