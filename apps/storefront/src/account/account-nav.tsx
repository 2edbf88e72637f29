'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cx } from '../components/cx.ts'
import { SITE_LINKS } from '../site-links.ts'

const ITEMS = [
  { label: 'Overview', href: SITE_LINKS.account },
  { label: 'Orders', href: SITE_LINKS.orders },
  { label: 'Addresses', href: SITE_LINKS.addresses },
  { label: 'Notifications', href: SITE_LINKS.notifications },
] as const

/** The pages of the account; the one that is open is marked. */
export function AccountNav() {
  const path = usePathname()
  return (
    <nav aria-label="Your account">
      <ul className="no-scrollbar flex gap-1 overflow-x-auto lg:flex-col">
        {ITEMS.map(({ label, href }) => {
          const isCurrent = href === SITE_LINKS.account ? path === href : path.startsWith(href)
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? 'page' : undefined}
                className={cx(
                  'flex min-h-11 items-center whitespace-nowrap rounded-md px-3.5',
                  isCurrent ? 'bg-green-soft font-semibold text-green-strong' : 'hover:bg-ground-deep',
                )}
              >
                {label}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
