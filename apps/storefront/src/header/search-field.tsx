'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react'
import { SITE_LINKS } from '../site-links.ts'
import type { FollowKey } from './follow-key.ts'

/** Comes with the first focus. Without it the field is the plain form that it is without scripts. */
const load = () => import('./suggestion-list.tsx')
const SuggestionList = lazy(() =>
  load()
    .then(({ SuggestionList }) => ({ default: SuggestionList }))
    .catch(() => ({ default: () => null })),
)

/** The search of the header. On the search page it holds the words that are shown. `children`: the glass in the field. */
export function SearchField({ children }: { children: ReactNode }) {
  const path = usePathname()
  const q = useSearchParams().get('q')
  const words = path === SITE_LINKS.search && q ? q : ''
  return (
    <Field key={`${path}?${words}`} words={words}>
      {children}
    </Field>
  )
}

/** A combobox whose list offers whole addresses (WAI-ARIA, "Editable combobox with list autocomplete"). */
function Field({ words, children }: { words: string; children: ReactNode }) {
  const t = useExtracted('client')
  const id = useId()
  const box = useRef<HTMLElement>(null)
  const [q, setQ] = useState(words)
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState<string>()
  const [followKey, setFollowKey] = useState<FollowKey>()
  const isShown = isOpen && q.trim() !== ''
  const getHelp = () => {
    if (!followKey)
      load()
        .then((loaded) => setFollowKey(() => loaded.followKey))
        .catch(() => undefined)
  }
  const close = () => {
    setIsOpen(false)
    setActive(undefined)
  }

  return (
    <search
      ref={box}
      className="relative block"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <form action={SITE_LINKS.search} method="get">
        <label htmlFor="site-search" className="sr-only">
          {t('Search goods and factories')}
        </label>
        {children}
        <input
          id="site-search"
          name="q"
          type="search"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isShown}
          aria-controls={id}
          aria-activedescendant={active}
          autoComplete="off"
          maxLength={120}
          placeholder={t('Search goods')}
          defaultValue={words}
          className="h-11 w-full rounded-md border border-line-strong bg-surface pr-4 pl-10.5 placeholder:text-ink-soft"
          onFocus={getHelp}
          onClick={() => setIsOpen(true)}
          onInput={(event) => {
            getHelp()
            setQ(event.currentTarget.value)
            setIsOpen(true)
            setActive(undefined)
          }}
          onKeyDown={(event) =>
            followKey?.(event, { box: box.current, active, setActive, isShown, open: () => setIsOpen(true), close })
          }
        />
      </form>
      {isShown ? (
        <Suspense>
          <SuggestionList id={id} q={q.trim()} active={active} onPick={close} />
        </Suspense>
      ) : null}
    </search>
  )
}
