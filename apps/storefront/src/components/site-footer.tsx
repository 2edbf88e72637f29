import { Wordmark } from '@millyard/ui'
import { webEnv } from '@millyard/web-kit'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { SITE_LINKS } from '../site-links.ts'

export function SiteFooter() {
  const t = useExtracted()
  const { SUPPORT_EMAIL: support, VENDOR_PORTAL_URL: portal } = webEnv()
  const groups = [
    {
      title: t('Shop'),
      links: [
        { label: t('All goods'), href: SITE_LINKS.search },
        { label: t('Factories'), href: SITE_LINKS.factories },
        { label: t('Brands'), href: SITE_LINKS.brands },
        { label: t('Your cart'), href: SITE_LINKS.cart },
      ],
    },
    {
      title: t('You'),
      links: [
        { label: t('Your account'), href: SITE_LINKS.account },
        { label: t('Your orders'), href: SITE_LINKS.orders },
        { label: t('Your wishlist'), href: SITE_LINKS.wishlist },
      ],
    },
    {
      title: t('For factories'),
      links: [
        { label: t('Sell on Millyard'), href: new URL('/register', portal).href },
        { label: t('Factory portal'), href: new URL('/', portal).href },
      ],
    },
  ]
  return (
    <footer className="mt-auto border-line border-t bg-ground-deep">
      <div className="page grid gap-10 py-12 sm:grid-cols-2 md:grid-cols-3 md:py-16 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <div className="sm:max-lg:col-span-full">
          <Wordmark size={22} />
          <p className="mt-4 max-w-sm text-ink-soft">
            {t(
              'Goods straight from the factories and workshops that make them. One cart, one payment, a parcel from each maker.',
            )}
          </p>
          <p className="mt-4 text-ink-soft">
            {t.rich('A question? <link>{support}</link>', {
              support,
              link: (chunks) => (
                <a className="link" href={`mailto:${support}`}>
                  {chunks}
                </a>
              ),
            })}
          </p>
        </div>
        {groups.map((group) => (
          <nav key={group.title} aria-label={group.title}>
            <p className="font-semibold">{group.title}</p>
            <ul className="mt-2">
              {group.links.map((link) => (
                <li key={link.href}>
                  <Link
                    prefetch={false}
                    href={link.href}
                    className="inline-flex min-h-9 items-center text-ink-soft underline-offset-4 hover:text-ink hover:underline"
                  >
                    {link.label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  )
}
