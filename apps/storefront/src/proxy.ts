import { createSessionProxy } from '@millyard/web-kit/proxy'

/** Browsing, the cart and signing in are open; an account and a checkout have an owner. */
export const proxy = createSessionProxy('storefront', {
  isProtected: (path) => path.startsWith('/account') || path.startsWith('/checkout'),
})

/** Everything but files. Procedure names have dots too, so endings are listed. */
export const config = {
  matcher: [
    '/api/trpc/:path*',
    '/((?!_next/|healthz|api/|.*\\.(?:svg|png|ico|webp|avif|jpg|css|js|map|woff2|txt|xml|webmanifest)$).*)',
  ],
}
