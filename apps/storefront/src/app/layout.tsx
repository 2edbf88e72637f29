import { FontPreload, THEME_COLORS, ThemeScript } from '@millyard/ui'
import { webEnv } from '@millyard/web-kit'
import { Search } from 'lucide'
import type { Metadata, Viewport } from 'next'
import { getExtracted, getLocale } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { readCategories } from '../catalogue/categories.ts'
import { BrowserTexts } from '../components/browser-texts.tsx'
import { Icon } from '../components/icon.tsx'
import { SiteFooter } from '../components/site-footer.tsx'
import { CartLink, SiteHeader } from '../components/site-header.tsx'
import { Toaster } from '../components/toast.tsx'
import { AccountLink } from '../header/account-link.tsx'
import { Bell } from '../header/bell.tsx'
import { CartCount } from '../header/cart-count.tsx'
import { SearchField } from '../header/search-field.tsx'
import { StaffView } from '../header/staff-view.tsx'
import { readWishedIds } from '../wishlist/wished-ids.ts'
import './globals.css'

// Every page shows who is signed in, and addresses come from the environment at run time: nothing is made at build time.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return {
    metadataBase: new URL(webEnv().STOREFRONT_URL),
    title: { default: t('Millyard: goods from the people who make them'), template: '%s · Millyard' },
    description: t('Buy straight from the factories and workshops that make things. One cart, one payment.'),
    openGraph: { siteName: 'Millyard', type: 'website' },
    twitter: { card: 'summary_large_image' },
  }
}

export const viewport: Viewport = { themeColor: THEME_COLORS }

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Without the catalogue the header has no strip, and the page itself says what is wrong.
  // Asked for while the page asks for its goods: their hearts find the answer here.
  void readWishedIds()
  const [categories, locale] = await Promise.all([readCategories().catch(() => []), getLocale()])
  return (
    <html lang={locale} suppressHydrationWarning>
      <body>
        <ThemeScript />
        <noscript>
          <style>{'.needs-scripts { display: none }'}</style>
        </noscript>
        <FontPreload />
        <BrowserTexts>
          <SiteHeader
            categories={categories
              .filter((category) => category.productCount > 0)
              .map(({ name, slug }) => ({ label: name, href: `/categories/${slug}` }))}
            notifications={
              <Suspense>
                <Bell />
              </Suspense>
            }
            search={
              <SearchField>
                <Icon
                  drawing={Search}
                  size={18}
                  strokeWidth={1.75}
                  className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-ink-soft"
                />
              </SearchField>
            }
            account={<AccountLink />}
            cart={
              <Suspense fallback={<CartLink />}>
                <CartCount />
              </Suspense>
            }
          />
          <main id="main" tabIndex={-1} className="outline-none">
            {children}
          </main>
          <SiteFooter />
          <StaffView />
          <Toaster />
        </BrowserTexts>
      </body>
    </html>
  )
}
