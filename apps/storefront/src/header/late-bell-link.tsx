'use client'
import { type ComponentType, lazy } from 'react'
import type { BellLinkProps } from './bell-link.tsx'

const BellLink = lazy(
  (): Promise<{ default: ComponentType<BellLinkProps> }> =>
    import('./bell-link.tsx').then((loaded) => ({ default: loaded.BellLink })).catch(() => ({ default: () => null })),
)

/** Guests have no bell: it comes to who is signed in. Without a line there is no news either. */
export function LateBellLink(props: BellLinkProps) {
  return <BellLink {...props} />
}
