import type { ReactNode } from 'react'

export interface NavigationItem {
  label: string
  /** A path of the app, starting with a slash. */
  href: string
  icon: ReactNode
  /** How many things wait there, "100+" where counting stopped; zero and undefined show nothing. */
  count?: number | string
}

export interface NavigationGroup {
  label?: string
  items: readonly NavigationItem[]
}

/**
 * The entry a path belongs to: the longest href that equals it or is a parent folder of it; `/` only matches itself.
 */
export function findActiveHref(groups: readonly NavigationGroup[], pathname: string): string | undefined {
  let active: string | undefined
  for (const { href } of groups.flatMap((group) => group.items)) {
    const isMatch = href === pathname || (href !== '/' && pathname.startsWith(`${href}/`))
    if (isMatch && (active === undefined || href.length > active.length)) active = href
  }
  return active
}
