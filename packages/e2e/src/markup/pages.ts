import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Written } from './write-everything.ts'

export type App = 'storefront' | 'vendor-portal' | 'admin'
type Ids = Written['ids']

/** Where a page with parameters shows what was written; a page without any is opened as it is. */
const PLACES: Record<App, Record<string, (ids: Ids) => string>> = {
  storefront: {
    '/account/orders/[orderId]': ({ orderId }) => `/account/orders/${orderId}`,
    '/account/orders/[orderId]/cancel': ({ orderId }) => `/account/orders/${orderId}/cancel`,
    '/account/reviews/[productId]': ({ productId }) => `/account/reviews/${productId}`,
    '/brands/[slug]': ({ brandSlug }) => `/brands/${brandSlug}`,
    '/categories/[slug]': ({ categorySlug }) => `/categories/${categorySlug}`,
    '/collections/[slug]': ({ collectionSlug }) => `/collections/${collectionSlug}`,
    '/factories/[slug]': ({ factorySlug }) => `/factories/${factorySlug}`,
    '/products/[slug]': ({ productSlug }) => `/products/${productSlug}`,
    '/products/[slug]/report': ({ productSlug, reviewId }) => `/products/${productSlug}/report?review=${reviewId}`,
    '/wishlists/[token]': ({ wishlistToken }) => `/wishlists/${wishlistToken}`,
  },
  'vendor-portal': {
    '/inventory/changes/[changeId]': ({ changeId }) => `/inventory/changes/${changeId}`,
    '/invitation': ({ invitation }) => `/invitation?token=${invitation}`,
    '/orders/[vendorOrderId]': ({ vendorOrderId }) => `/orders/${vendorOrderId}`,
    '/products/[productId]': ({ productId }) => `/products/${productId}`,
    '/products/[productId]/history': ({ productId }) => `/products/${productId}/history`,
    '/products/[productId]/history/[revisionId]': ({ productId, revisionId }) =>
      `/products/${productId}/history/${revisionId}`,
    '/products/[productId]/offer': ({ productId }) => `/products/${productId}/offer`,
    '/products/import/[changeId]': ({ importId }) => `/products/import/${importId}`,
  },
  admin: {
    '/brands/[brandId]': ({ brandId }) => `/brands/${brandId}`,
    '/categories/[categoryId]': ({ categoryId }) => `/categories/${categoryId}`,
    '/collections/[collectionId]': ({ collectionId }) => `/collections/${collectionId}`,
    '/factories/[vendorId]': ({ vendorId }) => `/factories/${vendorId}`,
    '/orders/[orderId]': ({ orderId }) => `/orders/${orderId}`,
    '/product-reviews/[productId]': ({ productId, revisionId }) =>
      `/product-reviews/${productId}?revision=${revisionId}`,
    '/reviews': () => '/reviews?show=all',
    '/reviews/[reviewId]': ({ reviewId }) => `/reviews/${reviewId}`,
    '/users/[userId]': ({ userId }) => `/users/${userId}`,
  },
}

/** The same page in another state, or with another of the things that were written. */
const MORE: Record<App, (ids: Ids) => string[]> = {
  storefront: () => [`/search?q=${encodeURIComponent('"><img src=x onerror=brokenInto()>')}`],
  'vendor-portal': ({ variantId }) => [`/inventory?variant=${variantId}`],
  admin: ({ closedVendorId, productId }) => [`/factories/${closedVendorId}`, `/product-reviews/${productId}`],
}

const NOT_OPENED: Record<string, string> = {
  'admin /[...missing]': 'an address that leads nowhere: the browser logs its 404',
  'storefront /checkout/done':
    'needs a payment that Stripe’s form has just confirmed; the order’s page shows the same words',
  'storefront /checkout/pay': 'the form is Stripe’s; the order’s page shows the same words',
}

const APPS = join(import.meta.dirname, '../../../../apps')

/** Every page of an app, `/products/[slug]`, read from its files. */
function listRoutes(app: App): string[] {
  return globSync('**/page.tsx', { cwd: join(APPS, app, 'src/app') }).map((file) => {
    const parts = file.split('/').filter((part) => part !== 'page.tsx' && !/^\(.*\)$/.test(part))
    return `/${parts.join('/')}`
  })
}

/** Every page of an app, at the place where it shows what was written. @throws for a page that nobody has said a word about */
export function listPages(app: App, ids: Ids): string[] {
  const paths = listRoutes(app)
    .filter((route) => !NOT_OPENED[`${app} ${route}`])
    .map((route) => {
      const place = PLACES[app][route]
      if (place) return place(ids)
      if (route.includes('[')) throw new Error(`${app} ${route}: say in pages.ts where it shows what was written`)
      return route
    })
  return [...paths, ...MORE[app](ids)].sort()
}

/** Lines of the tables that no page is behind any more. */
export function strayPages(): string[] {
  const routes = (Object.keys(PLACES) as App[]).flatMap((app) => listRoutes(app).map((route) => `${app} ${route}`))
  const named = [
    ...Object.keys(NOT_OPENED),
    ...(Object.keys(PLACES) as App[]).flatMap((app) => Object.keys(PLACES[app]).map((route) => `${app} ${route}`)),
  ]
  return named.filter((route) => !routes.includes(route))
}
