'use client'
import { type ComponentType, lazy } from 'react'
import type { BellLinkProps } from './bell-link.tsx'

/** Guests have no bell: it comes to who is signed in. Without a line there is no news either. */
export const LateBellLink = lazy(
  (): Promise<{ default: ComponentType<BellLinkProps> }> =>
    import('./bell-link.tsx').then(({ BellLink }) => ({ default: BellLink })).catch(() => ({ default: () => null })),
)
