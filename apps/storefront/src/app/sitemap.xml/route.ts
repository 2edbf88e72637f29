import { sitemapResponse } from '../../seo/sitemap.ts'
import { anonymousApi } from '../../server-kit.ts'

export const dynamic = 'force-dynamic'

/** The index: one file of pages, and as many of goods as there must be. */
export async function GET(): Promise<Response> {
  const { parts } = await anonymousApi().product.catalogue.addressParts.query()
  return sitemapResponse(
    'sitemapindex',
    ['pages', ...parts].map((part) => ({ path: `/sitemaps/${part}.xml` })),
  )
}
