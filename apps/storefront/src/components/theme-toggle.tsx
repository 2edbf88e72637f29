'use client'
import { THEME_STORAGE_KEY } from '@millyard/ui'
import { Moon, Sun } from 'lucide-react'
import { useExtracted } from 'next-intl'
import { useSyncExternalStore } from 'react'

type Theme = 'light' | 'dark'

const darkQuery = '(prefers-color-scheme: dark)'

function readTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return window.matchMedia(darkQuery).matches ? 'dark' : 'light'
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(darkQuery)
  const observer = new MutationObserver(onChange)
  query.addEventListener('change', onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    query.removeEventListener('change', onChange)
    observer.disconnect()
  }
}

function choose(theme: Theme) {
  document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem(THEME_STORAGE_KEY, theme)
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is left.
  }
}

/** Switches light and dark. Until it is used, the page follows the system. */
export function ThemeToggle() {
  const t = useExtracted('client')

  const theme = useSyncExternalStore<Theme | undefined>(subscribe, readTheme, () => undefined)
  const next = theme === 'dark' ? 'light' : 'dark'
  return (
    <button
      type="button"
      onClick={() => choose(next)}
      aria-label={theme ? t('Switch to {next}', { next }) : t('Switch light and dark')}
      className="inline-flex size-11 items-center justify-center rounded-md hover:bg-ground-deep"
    >
      {theme === 'dark' ? <Sun size={20} strokeWidth={1.75} /> : <Moon size={20} strokeWidth={1.75} />}
    </button>
  )
}
