import { toApiError } from '@millyard/api-client'
import type { CategoryNode } from '@millyard/contracts'
import { readCategories } from '../../../catalogue/categories.ts'
import { type SitemapEntry, sitemapResponse } from '../../../seo/sitemap.ts'
import { anonymousApi } from '../../../server-kit.ts'
import { SITE_LINKS } from '../../../site-links.ts'

export const dynamic = 'force-dynamic'

/** `pages.xml`, or the goods from one on: `prd_….xml`. */
export async function GET(_request: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const [, part] = /^(pages|prd_[a-z0-9]+)\.xml$/.exec((await params).part) ?? []
  if (!part) return new Response('Not found', { status: 404 })
  try {
    return sitemapResponse('urlset', part === 'pages' ? await pages() : await goods(part))
  } catch (error) {
    if (toApiError(error).code !== 'BAD_INPUT') throw error
    return new Response('Not found', { status: 404 })
  }
}

async function goods(from: string): Promise<SitemapEntry[]> {
  const { products } = await anonymousApi().product.catalogue.addresses.query({ from })
  return products.map(({ slug, publishedAt }) => ({ path: `/products/${slug}`, changedAt: publishedAt }))
}

async function pages(): Promise<SitemapEntry[]> {
  const { catalogue } = anonymousApi().product
  const [categories, { factories }, { brands }, { collections }] = await Promise.all([
    readCategories(),
    catalogue.factories.query(),
    catalogue.brands.query(),
    catalogue.collections.query(),
  ])
  return [
    SITE_LINKS.home,
    SITE_LINKS.search,
    SITE_LINKS.factories,
    SITE_LINKS.brands,
    ...slugsOf(categories).map((slug) => `/categories/${slug}`),
    ...collections.map(({ slug }) => `/collections/${slug}`),
    ...factories.map(({ slug }) => `/factories/${slug}`),
    ...brands.map(({ slug }) => `/brands/${slug}`),
  ].map((path) => ({ path }))
}

function slugsOf(tree: readonly CategoryNode[]): string[] {
  return tree.flatMap((node) => [node.slug, ...slugsOf(node.children)])
}
