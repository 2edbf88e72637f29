import type { Metadata } from 'next'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { AccountNav } from '../../account/account-nav.tsx'
import { BrowserTexts } from '../../components/browser-texts.tsx'
import { signOutAction } from '../../session/actions.ts'

export const metadata: Metadata = { robots: { index: false } }

export default function AccountLayout({ children }: { children: ReactNode }) {
  const t = useExtracted()
  return (
    <BrowserTexts of={['account', 'address']}>
      <div className="page grid grid-cols-1 items-start gap-8 py-8 md:py-12 lg:grid-cols-[200px_1fr] lg:gap-16">
        <aside className="border-line max-lg:border-b max-lg:pb-3">
          <AccountNav>
            <form action={signOutAction}>
              <button
                type="submit"
                className="flex min-h-11 w-full items-center whitespace-nowrap rounded-md px-3.5 text-ink-soft hover:bg-ground-deep hover:text-ink"
              >
                {t('Sign out')}
              </button>
            </form>
          </AccountNav>
        </aside>
        <div className="min-w-0">{children}</div>
      </div>
    </BrowserTexts>
  )
}
