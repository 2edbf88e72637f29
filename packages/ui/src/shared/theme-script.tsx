/** Where the storefront keeps a visitor's choice: `light` or `dark`; absent means "as the system". */
export const THEME_STORAGE_KEY = 'millyard-theme'

/** Browser chrome in the page's ground, light and dark. For `export const viewport` of a root layout. */
export const THEME_COLORS = [
  { media: '(prefers-color-scheme: light)', color: '#faf7f1' },
  { media: '(prefers-color-scheme: dark)', color: '#141917' },
]

/**
 * Applies a stored choice before the first paint, so that a dark page never flashes light. Without a choice, or without
 * scripts, the page follows the system. Put it first in <body>; <html> needs `suppressHydrationWarning`.
 */
export function ThemeScript() {
  const script = `try{var t=localStorage.getItem('${THEME_STORAGE_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`
  return <script dangerouslySetInnerHTML={{ __html: script }} />
}
