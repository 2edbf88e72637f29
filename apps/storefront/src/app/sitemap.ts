import type { CategoryNode } from '@millyard/contracts'
import { webEnv } from '@millyard/web-kit'
import type { MetadataRoute } from 'next'
import { readCategories } from '../catalogue/categories.ts'
import { anonymousApi } from '../server-kit.ts'

export const dynamic = 'force-dynamic'

const PAGE = 100
/** One sitemap file holds 50,000 addresses; this keeps the request bounded well below it. */
const MAX_PAGES = 100

function slugsOf(tree: readonly CategoryNode[]): string[] {
  return tree.flatMap((node) => [node.slug, ...slugsOf(node.children)])
}

async function productSlugs(): Promise<string[]> {
  const slugs: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const { items, nextCursor } = await anonymousApi().product.catalogue.search.query({
      sort: 'newest',
      limit: PAGE,
      cursor,
    })
    slugs.push(...items.map((item) => item.slug))
    if (!nextCursor) break
    cursor = nextCursor
  }
  return slugs
}

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [categories, { factories }, { brands }, { collections }, products] = await Promise.all([
    readCategories(),
    anonymousApi().product.catalogue.factories.query(),
    anonymousApi().product.catalogue.brands.query(),
    anonymousApi().product.catalogue.collections.query(),
    productSlugs(),
  ])
  return [
    '/',
    '/search',
    '/factories',
    '/brands',
    ...slugsOf(categories).map((slug) => `/categories/${slug}`),
    ...collections.map(({ slug }) => `/collections/${slug}`),
    ...factories.map(({ slug }) => `/factories/${slug}`),
    ...brands.map(({ slug }) => `/brands/${slug}`),
    ...products.map((slug) => `/products/${slug}`),
  ].map((path) => ({ url: webEnv().STOREFRONT_URL + path }))
}
