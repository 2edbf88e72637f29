import { basename } from 'node:path'
import createNextIntlPlugin from 'next-intl/plugin'
import { textsOf } from './texts.ts'

/** What every app is served with, whatever stands in front of it. */
const SECURITY_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000' },
  // Scripts and connections stay open here: the addresses of Stripe and of the pictures come from the environment.
  { key: 'Content-Security-Policy', value: "base-uri 'self'; object-src 'none'; frame-ancestors 'none'" },
]

/** The Next.js settings that the three apps share. `appFolder` is the app's `import.meta.dirname`. */
export function createNextConfig(appFolder: string) {
  const withTexts = createNextIntlPlugin({ experimental: textsOf(basename(appFolder)) })
  return withTexts({
    reactStrictMode: true,
    poweredByHeader: false,
    // `npm test` checks the types of all packages at once; a start does not wait for it three times more.
    typescript: { ignoreBuildErrors: true },
    // Workspace packages are TypeScript source.
    transpilePackages: [
      '@millyard/api-client',
      '@millyard/contracts',
      '@millyard/money',
      '@millyard/ui',
      '@millyard/web-kit',
    ],
    turbopack: { root: `${appFolder}/../..` },
    // Pictures arrive in their final sizes from the product service.
    images: { unoptimized: true },
    // A picture of 10 MB with its form around it passes proxy.ts; the API route has its own limits.
    experimental: {
      proxyClientMaxBodySize: '13mb' as const,
      serverActions: { bodySizeLimit: '13mb' as const },
    },
    headers: async () => [{ source: '/:path*', headers: SECURITY_HEADERS }],
  })
}
