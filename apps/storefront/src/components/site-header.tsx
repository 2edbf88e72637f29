import { Wordmark } from '@millyard/ui'
import { Moon, ShoppingBasket, Sun, UserRound } from 'lucide'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { SITE_LINKS } from '../site-links.ts'
import { HEADER_BUTTON } from './header-button.ts'
import { Icon } from './icon.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

export interface SiteHeaderProps {
  /** Top-level categories, in the order of the strip. */
  categories?: readonly { label: string; href: string }[]
  /** The signed-in person's menu; a link to the sign-in page without one. */
  account?: ReactNode
  /** The cart link with its count, usually `<CartLink>` inside Suspense; a plain cart link without one. */
  cart?: ReactNode
  search: ReactNode
  /** The notification bell of a signed-in person. */
  notifications?: ReactNode
}

/** Skip link, wordmark, search, account, cart, categories. */
export function SiteHeader({ categories = [], account, cart, search, notifications }: SiteHeaderProps) {
  const t = useExtracted()
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-green px-4 py-2.5 font-semibold text-on-green focus:translate-y-0"
      >
        {t('Skip to content')}
      </a>
      <header className="border-line border-b bg-ground">
        <div className="page grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-3 md:gap-x-8 pt-3 pb-3 md:grid-cols-[auto_1fr_auto] md:py-4">
          <Link
            prefetch={false}
            href={SITE_LINKS.home}
            className="-m-1 rounded-md p-1"
            aria-label={t('Millyard, home')}
          >
            <Wordmark size={25} />
          </Link>
          <div className="order-last col-span-2 md:order-none md:col-span-1 md:w-full md:max-w-md md:justify-self-center">
            {search}
          </div>
          <div className="-mr-2.5 flex items-center justify-self-end">
            <ThemeToggle
              sun={<Icon drawing={Sun} size={20} strokeWidth={1.75} />}
              moon={<Icon drawing={Moon} size={20} strokeWidth={1.75} />}
            />
            {notifications}
            {account ?? (
              <Link prefetch={false} href={SITE_LINKS.signIn} className={HEADER_BUTTON}>
                <Icon drawing={UserRound} size={20} strokeWidth={1.75} />
                <span className="max-lg:sr-only">{t('Sign in')}</span>
              </Link>
            )}
            {cart ?? <CartLink />}
          </div>
        </div>
        {categories.length > 0 ? (
          <nav aria-label={t('Categories')} className="border-line border-t">
            <ul className="page no-scrollbar flex gap-6 overflow-x-auto whitespace-nowrap">
              {categories.map((category) => (
                <li key={category.href}>
                  <Link
                    prefetch={false}
                    href={category.href}
                    className="inline-flex h-11 items-center text-ink underline-offset-8 hover:text-green hover:underline"
                  >
                    {category.label}
                  </Link>
                </li>
              ))}
              <li>
                <Link
                  prefetch={false}
                  href={SITE_LINKS.factories}
                  className="inline-flex h-11 items-center font-medium text-green underline-offset-8 hover:underline"
                >
                  {t('Factories')}
                </Link>
              </li>
            </ul>
          </nav>
        ) : null}
      </header>
    </>
  )
}

/** The cart with its number of items; nothing is shown for an empty one. */
export function CartLink({ count = 0 }: { count?: number }) {
  const t = useExtracted()
  return (
    <Link
      prefetch={false}
      href={SITE_LINKS.cart}
      className={HEADER_BUTTON}
      aria-label={count === 0 ? t('Cart, empty') : t('Cart, {count, plural, one {# item} other {# items}}', { count })}
    >
      <Icon drawing={ShoppingBasket} size={20} strokeWidth={1.75} />
      {/* The space keeps "Cart 3" two words, as the label says it. */}
      <span className="max-lg:hidden">{t('Cart')}</span>{' '}
      {count > 0 ? (
        <span className="figures min-w-5.5 rounded-full bg-green px-1.5 text-center font-semibold text-on-green text-sm max-lg:absolute max-lg:top-0 max-lg:right-0">
          {count > 99 ? '99+' : count}
        </span>
      ) : null}
    </Link>
  )
}
