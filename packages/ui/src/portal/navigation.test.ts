import { describe, expect, test } from 'vitest'
import { findActiveHref } from './navigation.ts'

const groups = [
  { items: [{ label: 'Dashboard', href: '/', icon: null }] },
  {
    items: [
      { label: 'Products', href: '/products', icon: null },
      { label: 'Reviews', href: '/products/reviews', icon: null },
    ],
  },
]

describe('findActiveHref', () => {
  test('marks the page itself', () => {
    expect(findActiveHref(groups, '/products')).toBe('/products')
    expect(findActiveHref(groups, '/')).toBe('/')
  })

  test('marks the parent of a deeper page', () => {
    expect(findActiveHref(groups, '/products/prd_1/stock')).toBe('/products')
  })

  test('prefers the deeper of two matching entries', () => {
    expect(findActiveHref(groups, '/products/reviews/9')).toBe('/products/reviews')
  })

  test('does not take a longer word for a child, nor the dashboard for everything', () => {
    expect(findActiveHref(groups, '/products-archive')).toBeUndefined()
    expect(findActiveHref(groups, '/orders')).toBeUndefined()
  })
})
