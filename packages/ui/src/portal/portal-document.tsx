import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FontPreload } from '../shared/font-preload.tsx'
import { PortalProviders } from './portal-providers.tsx'

/** <html> and <body> of a portal: language, colour scheme before the first paint, fonts, texts, providers. For a root layout. */
export async function PortalDocument({ children }: { children: ReactNode }) {
  // Only what the browser says by itself: the texts of server components come as HTML.
  const [{ client, address }, locale] = await Promise.all([getMessages(), getLocale()])
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
        <FontPreload />
      </head>
      <body>
        <NextIntlClientProvider messages={{ client, address }}>
          <PortalProviders>{children}</PortalProviders>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
