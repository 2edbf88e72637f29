import { LOCALE } from '@millyard/ui'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { SITE_LINKS } from '../site-links.ts'
import { type ListingQuery, listingPath } from './listing-query.ts'
import { isSomeOf, leftOut } from './search-words.ts'

const inQuotes = new Intl.ListFormat(LOCALE, { type: 'disjunction' })
const quoted = (word: string) => `“${word}”`

export interface SearchNoteProps {
  query: ListingQuery
  /** Nothing has the words; what is shown has titles that look like them. */
  isAlike: boolean
  /** What may have been meant, where the words find something too. */
  suggestion: string | null
}

/** Says which words the goods were found by, when they are not the ones that were typed, and how to insist. */
export function SearchNote({ query, isAlike, suggestion }: SearchNoteProps) {
  const t = useExtracted()
  const { q, askedFor } = query
  const link = (words: string, isExact: boolean) => (
    <Link
      prefetch={false}
      href={listingPath(SITE_LINKS.search, {
        ...query,
        q: words,
        askedFor: undefined,
        isExact,
        cursor: undefined,
        pages: 1,
      })}
      className="link"
    >
      {words}
    </Link>
  )
  if (q && askedFor && isSomeOf(query)) {
    const missing = leftOut(query)
    return (
      <p className="-mt-4 mb-6">
        {missing.length > 0
          ? t('Nothing has {words}. These match other words of your search.', {
              words: inQuotes.format(missing.map(quoted)),
            })
          : t('Nothing has all of these words together. These have some of them.')}
      </p>
    )
  }
  if (q && askedFor)
    return (
      <p className="-mt-4 mb-6">
        {t.rich('Showing results for “{q}” instead of “{askedFor}”. Search only for <link></link>.', {
          q,
          askedFor,
          link: () => link(askedFor, true),
        })}
      </p>
    )
  if (suggestion)
    return (
      <p className="-mt-4 mb-6">{t.rich('Did you mean <link></link>?', { link: () => link(suggestion, false) })}</p>
    )
  if (isAlike)
    return (
      <p className="-mt-4 mb-6 text-ink-soft">{t('Nothing has exactly these words. These titles look like them.')}</p>
    )
  return null
}
