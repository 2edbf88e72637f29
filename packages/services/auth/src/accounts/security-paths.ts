import type { Audience } from '@millyard/contracts'

/** Where each portal has its security page. */
export const SECURITY_PATHS: Record<Audience, string> = {
  storefront: '/account/security',
  vendor: '/security',
  admin: '/security',
}
