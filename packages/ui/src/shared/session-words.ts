import type { Audience, SessionInfo } from '@millyard/contracts'

/** What the three apps are called in a list of sessions. */
const PORTAL_WORDS: Readonly<Record<Audience, string>> = {
  storefront: 'Shop',
  vendor: 'Factory portal',
  admin: 'Admin console',
}

/** "Shop, from 203.0.113.x": at which app, and where. */
export function sessionPlace({ audience, network }: Pick<SessionInfo, 'audience' | 'network'>): string {
  return network ? `${PORTAL_WORDS[audience]}, from ${network}` : PORTAL_WORDS[audience]
}
