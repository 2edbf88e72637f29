import { THEME_COLORS } from '@millyard/ui'
import { PortalDocument } from '@millyard/ui/portal'
import type { Metadata, Viewport } from 'next'
import { getExtracted } from 'next-intl/server'
import type { ReactNode } from 'react'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return {
    title: { default: t('Millyard Admin'), template: t('%s · Millyard Admin') },
    description: t('Run the Millyard marketplace.'),
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = { themeColor: THEME_COLORS }

/** The document. Signed-in pages add PortalFrame in the layout of the (portal) route group. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return <PortalDocument>{children}</PortalDocument>
}
