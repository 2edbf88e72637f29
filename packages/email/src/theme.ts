/** The brand's colours as mails use them. Every text colour has a contrast of 4.5 or more on its ground, light and dark. */
export const LIGHT = {
  ground: '#FAF7F1',
  surface: '#FFFFFF',
  line: '#E4DDD0',
  ink: '#1D2421',
  inkSoft: '#5B635E',
  green: '#24594B',
  onGreen: '#FFFFFF',
} as const

export const DARK = {
  ground: '#141917',
  surface: '#1C2320',
  line: '#2C3531',
  ink: '#EDE9E0',
  inkSoft: '#A3ABA5',
  green: '#7CC4AE',
  onGreen: '#141917',
} as const

/** Names only: a mail must not load anything. Georgia stands in where Fraunces is not installed. */
export const HEADING_FONT = "Fraunces, Georgia, 'Times New Roman', serif"
export const TEXT_FONT =
  "'Instrument Sans', -apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial, sans-serif"

/**
 * Dark mode, for clients that ask the reader's system (Apple Mail, iOS, some Outlooks) and for Outlook on the web, which
 * marks what it has changed with `data-ogsc`. Elsewhere the light colours stay and remain readable when inverted.
 */
export const DARK_STYLES = (() => {
  const rules = (scope: string) =>
    [
      `${scope}.m-ground{background-color:${DARK.ground}!important}`,
      `${scope}.m-surface{background-color:${DARK.surface}!important;border-color:${DARK.line}!important}`,
      `${scope}.m-line{border-color:${DARK.line}!important}`,
      `${scope}.m-ink{color:${DARK.ink}!important}`,
      `${scope}.m-soft{color:${DARK.inkSoft}!important}`,
      `${scope}.m-green{color:${DARK.green}!important}`,
      `${scope}.m-rule{border-left-color:${DARK.green}!important}`,
      `${scope}.m-button{background-color:${DARK.green}!important;color:${DARK.onGreen}!important}`,
    ].join('')
  return `@media (prefers-color-scheme:dark){${rules('')}}${rules('[data-ogsc] ')}@media (max-width:480px){.m-surface-pad>tbody>tr>td{padding:24px 20px!important}.m-outer>tbody>tr>td{padding:20px 12px!important}}`
})()
