import { webEnv } from '@millyard/web-kit'
import type { MetadataRoute } from 'next'

export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', '/account', '/cart', '/checkout', '/sign-in', '/register', '/wishlists'],
    },
    sitemap: `${webEnv().STOREFRONT_URL}/sitemap.xml`,
  }
}
