import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Card,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Modal,
  Notification,
  Pagination,
  Skeleton,
  Text,
  Tooltip,
} from '@mantine/core'

const mill: MantineColorsTuple = [
  '#eef5f2',
  '#e3eee9',
  '#c6ded5',
  '#a3cbbd',
  '#7cc4ae',
  '#4f9c85',
  '#357663',
  '#24594b',
  '#1a4439',
  '#113029',
]

const copper: MantineColorsTuple = [
  '#fcf3ec',
  '#f9e8dd',
  '#f3d0bb',
  '#f2b890',
  '#f0a070',
  '#d97b45',
  '#c05f2b',
  '#a5481b',
  '#863915',
  '#672b0f',
]

const red: MantineColorsTuple = [
  '#fdf3f2',
  '#fbe9e7',
  '#f5cfcb',
  '#f4b9b5',
  '#f3a3a0',
  '#d9605b',
  '#bb3330',
  '#9b1c1c',
  '#7d1515',
  '#5f0f0f',
]

const yellow: MantineColorsTuple = [
  '#fdf8e8',
  '#faf0d2',
  '#f3e0a3',
  '#ecd07a',
  '#e5c15c',
  '#c49a26',
  '#9c7810',
  '#7a5a00',
  '#614700',
  '#493600',
]

const blue: MantineColorsTuple = [
  '#f1f6fa',
  '#e5eef6',
  '#c9dcec',
  '#b3d0ea',
  '#9cc3e6',
  '#6297c4',
  '#40719f',
  '#2b5278',
  '#203f5e',
  '#172e46',
]

const gray: MantineColorsTuple = [
  '#faf7f1',
  '#f2ece1',
  '#ebe4d8',
  '#e4ddd0',
  '#c9c0b0',
  '#8c8475',
  '#6b6a61',
  '#5b635e',
  '#3a433f',
  '#1d2421',
]

const dark: MantineColorsTuple = [
  '#ede9e0',
  '#cfcdc5',
  '#a3aba5',
  '#8b958f',
  '#2c3531',
  '#242c28',
  '#1c2320',
  '#141917',
  '#0f1412',
  '#0a0e0c',
]

/** Mantine's colour name → the brand's token for it: text and fill, stronger, soft ground. */
const TONES = {
  mill: ['--mill-green', '--mill-green-strong', '--mill-green-soft'],
  green: ['--mill-green', '--mill-green-strong', '--mill-green-soft'],
  teal: ['--mill-green', '--mill-green-strong', '--mill-green-soft'],
  copper: ['--mill-copper', '--mill-copper', '--mill-copper-soft'],
  orange: ['--mill-copper', '--mill-copper', '--mill-copper-soft'],
  red: ['--mill-bad', '--mill-bad', '--mill-bad-soft'],
  yellow: ['--mill-warn', '--mill-warn', '--mill-warn-soft'],
  blue: ['--mill-info', '--mill-info', '--mill-info-soft'],
  gray: ['--mill-ink-soft', '--mill-ink', '--mill-ground-deep'],
} as const

/** The portals' look: dense, 4 px corners, the brand's typefaces and colours. Mantine's `green` and `teal` are mill green. */
export const portalTheme = createTheme({
  primaryColor: 'mill',
  primaryShade: { light: 7, dark: 4 },
  colors: { mill, green: mill, teal: mill, copper, orange: copper, red, yellow, blue, gray, dark },
  white: '#ffffff',
  black: '#1d2421',
  fontFamily: 'var(--mill-font-text)',
  fontFamilyMonospace: 'var(--mill-font-mono)',
  headings: {
    fontFamily: 'var(--mill-font-heading)',
    fontWeight: 'var(--mill-weight-heading)',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: 'var(--mill-portal-5)', lineHeight: '1.2' },
      h2: { fontSize: 'var(--mill-portal-4)', lineHeight: '1.3' },
      h3: { fontSize: 'var(--mill-portal-3)', lineHeight: '1.4' },
      h4: { fontSize: 'var(--mill-portal-2)', lineHeight: '1.45' },
      h5: { fontSize: 'var(--mill-portal-2)', lineHeight: '1.45' },
      h6: { fontSize: 'var(--mill-portal-1)', lineHeight: '1.45' },
    },
  },
  fontSizes: {
    xs: 'var(--mill-portal-1)',
    sm: 'var(--mill-portal-2)',
    md: 'var(--mill-portal-3)',
    lg: 'var(--mill-portal-4)',
    xl: 'var(--mill-portal-5)',
  },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.4', xl: '1.25' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'sm',
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 4px 16px rgb(29 36 33 / 0.12)',
    lg: '0 8px 24px rgb(29 36 33 / 0.14)',
    xl: '0 12px 32px rgb(29 36 33 / 0.16)',
  },
  cursorType: 'pointer',
  // In dark our fills are light colours, so their text is dark: Mantine's fixed white would not read on them.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input)
    return input.variant === 'filled' && (input.color ?? 'mill') in TONES
      ? { ...colors, color: 'var(--mill-on-green)' }
      : colors
  },
  respectReducedMotion: true,
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'hover' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Card: Card.extend({ defaultProps: { withBorder: true, padding: 'md' } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.45 },
        transitionProps: { duration: 140 },
      },
    }),
    Notification: Notification.extend({
      defaultProps: { withBorder: true },
    }),
    Pagination: Pagination.extend({
      defaultProps: { size: 'sm' },
    }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 250 } }),
  },
})

function toneVariables(): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const [name, [base, strong, soft]] of Object.entries(TONES)) {
    const set = (part: string, value: string) => {
      variables[`--mantine-color-${name}-${part}`] = value
    }
    set('text', `var(${base})`)
    set('filled', `var(${base})`)
    set('filled-hover', `color-mix(in srgb, var(${strong}) 88%, var(--mill-ink))`)
    set('light', `var(${soft})`)
    set('light-hover', `color-mix(in srgb, var(${soft}) 90%, var(${base}))`)
    set('light-color', `var(${base})`)
    set('outline', `var(${base})`)
    set('outline-hover', `var(${soft})`)
  }
  return variables
}

/** Points Mantine's variables at the brand's tokens, which know light and dark themselves. */
export const portalVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-primary-color-contrast': 'var(--mill-on-green)',
    '--mantine-color-bright': 'var(--mill-ink)',
    '--mantine-color-text': 'var(--mill-ink)',
    '--mantine-color-body': 'var(--mill-surface)',
    '--mantine-color-error': 'var(--mill-bad)',
    '--mantine-color-success': 'var(--mill-green)',
    '--mantine-color-placeholder': 'var(--mill-ink-soft)',
    '--mantine-color-anchor': 'var(--mill-green)',
    '--mantine-color-default': 'var(--mill-surface)',
    '--mantine-color-default-hover': 'var(--mill-surface-hover)',
    '--mantine-color-default-color': 'var(--mill-ink)',
    '--mantine-color-default-border': 'var(--mill-line-strong)',
    '--mantine-color-dimmed': 'var(--mill-ink-soft)',
    '--mantine-color-disabled': 'var(--mill-ground-deep)',
    '--mantine-color-disabled-color': 'var(--mill-ink-soft)',
    '--mantine-color-disabled-border': 'var(--mill-line)',
    ...toneVariables(),
  }
  return { variables: {}, light: both, dark: both }
}
