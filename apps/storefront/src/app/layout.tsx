import { FontPreload, THEME_COLORS, ThemeScript } from '@millyard/ui'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { SiteFooter } from '../components/site-footer.tsx'
import { SiteHeader } from '../components/site-header.tsx'
import { Toaster } from '../components/toast.tsx'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Millyard: goods from the people who make them', template: '%s · Millyard' },
  description: 'Buy straight from the factories and workshops that make things. One cart, one payment.',
}

export const viewport: Viewport = { themeColor: THEME_COLORS }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <ThemeScript />
        <FontPreload />
        <SiteHeader />
        <main id="main" tabIndex={-1} className="outline-none">
          {children}
        </main>
        <SiteFooter />
        <Toaster />
      </body>
    </html>
  )
}
