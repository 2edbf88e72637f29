import { ApiProvider } from '@millyard/web-kit/client'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { BrowserTexts } from '../../components/browser-texts.tsx'

export const metadata: Metadata = { robots: { index: false } }

export default function CheckoutLayout({ children }: { children: ReactNode }) {
  return (
    <ApiProvider>
      <BrowserTexts of={['checkout', 'address']}>
        <div className="page py-8 md:py-12">{children}</div>
      </BrowserTexts>
    </ApiProvider>
  )
}
