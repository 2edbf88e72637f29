import 'server-only'
import { webEnv } from '@millyard/web-kit'

export type SitemapEntry = {
  /** Of letters that need no escaping: slugs and ids. */
  path: string
  /** ISO 8601. */
  changedAt?: string
}

const HEADERS = { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }

/** A file of addresses, or the index of such files (sitemaps.org/protocol.html). */
export function sitemapResponse(kind: 'urlset' | 'sitemapindex', entries: readonly SitemapEntry[]): Response {
  const base = webEnv().STOREFRONT_URL
  const element = kind === 'urlset' ? 'url' : 'sitemap'
  const lines = entries.map(({ path, changedAt }) => {
    const lastmod = changedAt ? `<lastmod>${changedAt}</lastmod>` : ''
    return `<${element}><loc>${base}${path}</loc>${lastmod}</${element}>`
  })
  return new Response(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<${kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
      ...lines,
      `</${kind}>`,
      '',
    ].join('\n'),
    { headers: HEADERS },
  )
}
