import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { FontPreload } from '../font-preload.tsx'
import { PortalProviders } from './portal-providers.tsx'

/** <html> and <body> of a portal: language, colour scheme before the first paint, fonts, providers. For a root layout. */
export function PortalDocument({ children }: { children: ReactNode }) {
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
        <FontPreload />
      </head>
      <body>
        <PortalProviders>{children}</PortalProviders>
      </body>
    </html>
  )
}
