import { THEME_COLORS } from '@millyard/ui'
import { PortalDocument } from '@millyard/ui/portal'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Millyard Admin', template: '%s · Millyard Admin' },
  description: 'Run the Millyard marketplace.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { themeColor: THEME_COLORS }

/** The document. Signed-in pages add PortalFrame in the layout of the (portal) route group. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return <PortalDocument>{children}</PortalDocument>
}
