import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** [light, dark] of every hex colour token. */
const colors = new Map(
  [...css.matchAll(/--mill-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, [light, dark] as const],
  ),
)

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** WCAG 2.2 contrast ratio. */
function contrast(first: string, second: string): number {
  const [dark = 0, light = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function pick(name: string, scheme: 0 | 1): string {
  const pair = colors.get(name)
  if (!pair) throw new Error(`tokens.css has no colour ${name}`)
  return pair[scheme]
}

const grounds = ['ground', 'ground-deep', 'surface', 'surface-hover', 'picture']
const texts = ['ink', 'ink-soft', 'green', 'green-strong', 'copper', 'bad', 'warn', 'info']

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('contrast, %s', (_, scheme) => {
  test.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    '%s reads on %s (AA, 4.5:1)',
    (text, ground) => {
      expect(contrast(pick(text, scheme), pick(ground, scheme))).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each([
    ['green-strong', 'green-soft'],
    ['green', 'green-soft'],
    ['copper', 'copper-soft'],
    ['bad', 'bad-soft'],
    ['warn', 'warn-soft'],
    ['info', 'info-soft'],
    ['ink', 'green-soft'],
    ['ink', 'copper-soft'],
    ['ink', 'bad-soft'],
    ['ink', 'warn-soft'],
    ['ink', 'info-soft'],
    ['on-green', 'green'],
    ['on-green', 'green-strong'],
    ['on-bad', 'bad'],
  ])('%s reads on %s (AA, 4.5:1)', (text, ground) => {
    expect(contrast(pick(text, scheme), pick(ground, scheme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['ground', 'surface', 'ground-deep'])('the edge of a control stands out from %s (3:1)', (ground) => {
    expect(contrast(pick('line-strong', scheme), pick(ground, scheme))).toBeGreaterThanOrEqual(3)
  })
})
