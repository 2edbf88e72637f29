import type { Audience, SessionInfo } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** "Shop, from 203.0.113.x": at which app, and where. */
export function useSessionPlace(): (session: Pick<SessionInfo, 'audience' | 'network'>) => string {
  const t = useExtracted('client')
  const apps: Readonly<Record<Audience, string>> = {
    storefront: t('Shop'),
    vendor: t('Factory portal'),
    admin: t('Admin console'),
  }
  return ({ audience, network }) =>
    network ? t('{app}, from {network}', { app: apps[audience], network }) : apps[audience]
}
