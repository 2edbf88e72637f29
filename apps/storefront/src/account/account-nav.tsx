'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { cx } from '../components/cx.ts'
import { SITE_LINKS } from '../site-links.ts'

/** The pages of the account; the one that is open is marked. The way out stands last. */
export function AccountNav({ children }: { children: ReactNode }) {
  const t = useExtracted('account')
  const path = usePathname()
  const items = [
    { label: t('Overview'), href: SITE_LINKS.account },
    { label: t('Orders'), href: SITE_LINKS.orders },
    { label: t('Wishlist'), href: SITE_LINKS.wishlist },
    { label: t('Reviews'), href: SITE_LINKS.reviews },
    { label: t('Addresses'), href: SITE_LINKS.addresses },
    { label: t('Notifications'), href: SITE_LINKS.notifications },
    { label: t('Security'), href: SITE_LINKS.security },
  ]
  return (
    <nav aria-label={t('Your account')}>
      <ul className="-mx-3.5 flex flex-wrap gap-1 lg:mx-0 lg:flex-col">
        {items.map(({ label, href }) => {
          const isCurrent = href === SITE_LINKS.account ? path === href : path.startsWith(href)
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
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
        <li className="lg:mt-3 lg:border-line lg:border-t lg:pt-3">{children}</li>
      </ul>
    </nav>
  )
}
