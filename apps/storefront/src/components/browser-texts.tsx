import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

export interface BrowserTextsProps {
  /** What client components of a section ask `useExtracted` for, besides `client`: the words of every page. */
  of?: readonly ('account' | 'address' | 'checkout')[]
  children: ReactNode
}

/** Hands the browser what it says by itself, and no more: the texts of server components come as HTML. */
export async function BrowserTexts({ of = [], children }: BrowserTextsProps) {
  const messages = await getMessages()
  const own = Object.fromEntries(['client', ...of].map((section) => [section, messages[section]]))
  return <NextIntlClientProvider messages={own}>{children}</NextIntlClientProvider>
}
