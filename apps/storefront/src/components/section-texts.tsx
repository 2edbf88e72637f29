import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

export interface SectionTextsProps {
  /** Namespaces: what client components of the section ask `useExtracted` for. */
  of: readonly ('account' | 'address' | 'checkout')[]
  children: ReactNode
}

/** Hands the browser the texts of a section, besides `client`: the ones of every page. */
export async function SectionTexts({ of, children }: SectionTextsProps) {
  const messages = await getMessages()
  const own = Object.fromEntries(['client', ...of].map((section) => [section, messages[section]]))
  return <NextIntlClientProvider messages={own}>{children}</NextIntlClientProvider>
}
