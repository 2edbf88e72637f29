const THEMES = {
  stripe: {
    colorPrimary: '#0570de',
    colorBackground: '#ffffff',
    colorText: '#30313d',
    colorDanger: '#b3093c',
    colorTextSecondary: '#5c5f6e',
  },
  night: {
    colorPrimary: '#85d996',
    colorBackground: '#30313d',
    colorText: '#e0e0e0',
    colorDanger: '#fe87a1',
    colorTextSecondary: '#b4b6c0',
  },
}
const SHAPE = {
  fontFamily: 'system-ui, sans-serif',
  fontSizeBase: '16px',
  fontSizeSm: '0.93rem',
  borderRadius: '5px',
  spacingUnit: '4px',
}

function isDark(color) {
  const canvas = document.createElement('canvas').getContext('2d')
  canvas.fillStyle = color
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(canvas.fillStyle) ?? []
  if (red === undefined) return false
  return 0.299 * Number.parseInt(red, 16) + 0.587 * Number.parseInt(green, 16) + 0.114 * Number.parseInt(blue, 16) < 128
}

const kebab = (name) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Applies Stripe's Appearance API: variables, and rules for `.Label`, `.Input` and `.Error`. Answers the colour scheme. */
export function applyAppearance(appearance) {
  const theme = THEMES[appearance.theme] ?? THEMES.stripe
  const variables = { ...SHAPE, ...theme, ...appearance.variables }
  const root = document.documentElement
  for (const [name, value] of Object.entries(variables)) root.style.setProperty(`--${kebab(name)}`, String(value))
  const scheme = isDark(variables.colorBackground) ? 'dark' : 'light'
  root.style.colorScheme = scheme
  applyRules(appearance.rules ?? {})
  return scheme
}

function applyRules(rules) {
  const sheet = new CSSStyleSheet()
  for (const [selector, properties] of Object.entries(rules)) {
    if (!/^\.[A-Za-z]/.test(selector) || /[{}]/.test(selector)) continue
    const body = Object.entries(properties).map(
      ([name, value]) => `${kebab(name)}: ${String(value).replaceAll(/[;{}]/g, '')}`,
    )
    try {
      sheet.insertRule(`${selector} { ${body.join('; ')} }`)
    } catch {
      // As at Stripe, a rule that is not understood is left out.
    }
  }
  document.adoptedStyleSheets = [sheet]
}

/** Loads the fonts which `elements({ fonts })` names. */
export function applyFonts(fonts) {
  for (const font of fonts) {
    if (font.cssSrc && !document.querySelector(`link[href="${CSS.escape(font.cssSrc)}"]`)) {
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = font.cssSrc
      document.head.append(link)
    } else if (font.family && font.src) {
      const { family, src, ...descriptors } = font
      const face = new FontFace(family, src, descriptors)
      document.fonts.add(face)
    }
  }
}
