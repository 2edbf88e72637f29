import { createSessionProxy } from '@millyard/web-kit/proxy'

const OPEN = [
  '/sign-in',
  '/register',
  '/verify-email',
  '/forgot-password',
  '/reset-password',
  '/invitation',
  '/view-as',
  '/api/',
]

export const proxy = createSessionProxy('vendor', {
  isProtected: (path) => !OPEN.some((open) => path.startsWith(open)),
})

/** Everything but files. Procedure names have dots too, so endings are listed. */
export const config = {
  matcher: [
    '/api/trpc/:path*',
    '/((?!_next/|healthz|api/|.*\\.(?:svg|png|ico|webp|avif|jpg|css|js|map|woff2|txt|xml|webmanifest)$).*)',
  ],
}
