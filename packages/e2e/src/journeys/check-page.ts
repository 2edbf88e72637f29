import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const GRAVE = ['serious', 'critical']
/**
 * A page is judged at rest: for a moment it may be dimmed while prices are asked for, or lack its title while it is drawn anew.
 * Shorter than a message stays.
 */
const REST_MS = 5_000

/**
 * What every page must be: it has one main heading, it does not scroll sideways, and axe finds nothing serious or critical.
 * The frames of others (Stripe's) are theirs. Failures are soft: a journey goes on and reports all of them at its end.
 * `hasScripts: false` leaves axe out, which is a script itself.
 */
export async function checkPage(page: Page, { hasScripts = true } = {}): Promise<void> {
  const where = new URL(page.url()).pathname
  await expect(page.getByRole('heading', { level: 1 }), `${where} has one main heading`).toHaveCount(1)
  expect.soft(await overflowOf(page), `${where} does not scroll sideways`).toBe('')
  if (!hasScripts) return
  const end = Date.now() + REST_MS
  let grave = await graveViolations(page)
  while (grave.length > 0 && Date.now() < end) grave = await graveViolations(page)
  expect.soft(grave, `${where} can be used by everybody (axe)`).toEqual([])
}

async function graveViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html, target }) => `${target}: ${html}`).join('\n  ')}`,
    )
}

/** By how much the page is wider than its window, and which elements stick out; empty when it fits. */
async function overflowOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return ''
    const isClipped = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' || isClipped(element.parentElement))
    const outside = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth && !isClipped(element.parentElement),
    )
    const innermost = outside.filter(
      (element) => !outside.some((other) => other !== element && element.contains(other)),
    )
    const words = innermost.slice(0, 3).map((element) => element.outerHTML.slice(0, 200))
    return `${scrollWidth} px in a window of ${clientWidth} px: ${words.join('\n')}`
  })
}
