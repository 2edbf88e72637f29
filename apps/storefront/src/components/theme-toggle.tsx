'use client'
import { THEME_STORAGE_KEY } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { type ReactNode, useSyncExternalStore } from 'react'

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

export interface ThemeToggleProps {
  /** What is shown in dark, and in light: drawn by the server, so that no page loads the drawings. */
  sun: ReactNode
  moon: ReactNode
}

/** Switches light and dark. Until it is used, the page follows the system. */
export function ThemeToggle({ sun, moon }: ThemeToggleProps) {
  const t = useExtracted('client')
  const theme = useSyncExternalStore<Theme | undefined>(subscribe, readTheme, () => undefined)
  const isDark = theme === 'dark'
  return (
    <button
      type="button"
      onClick={() => choose(isDark ? 'light' : 'dark')}
      aria-label={isDark ? t('Switch to light') : theme ? t('Switch to dark') : t('Switch light and dark')}
      className="needs-scripts inline-flex size-11 items-center justify-center rounded-md hover:bg-ground-deep"
    >
      {isDark ? sun : moon}
    </button>
  )
}
