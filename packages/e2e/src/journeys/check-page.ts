import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const GRAVE = ['serious', 'critical']
/**
 * A page is judged at rest: for a moment it may be dimmed while prices are asked for, or lack its title while it is drawn anew.
 * Shorter than a message stays.
 */
const REST_MS = 5_000
/** A page at rest changes next to nothing: a line of a clock, a caret. */
const WATCHED_MS = 200
const MOST_CHANGES = 10

/**
 * What every page must be: it has one main heading, it does not scroll sideways, it comes to rest, and axe finds nothing serious
 * or critical.
 * The frames of others (Stripe's) are theirs. Failures are soft: a journey goes on and reports all of them at its end.
 * `hasScripts: false` leaves axe out, which is a script itself.
 */
export async function checkPage(page: Page, { hasScripts = true } = {}): Promise<void> {
  const where = new URL(page.url()).pathname
  await expect(page.getByRole('heading', { level: 1 }), `${where} has one main heading`).toHaveCount(1)
  expect.soft(await overflowOf(page), `${where} does not scroll sideways`).toBe('')
  if (!hasScripts) return
  const end = Date.now() + REST_MS
  let isRestless = await changesAllTheTime(page)
  while (isRestless && Date.now() < end) isRestless = await changesAllTheTime(page)
  expect.soft(isRestless, `${where} comes to rest`).toBe(false)
  let grave = await graveViolations(page)
  while (grave.length > 0 && Date.now() < end) grave = await graveViolations(page)
  expect.soft(grave, `${where} can be used by everybody (axe)`).toEqual([])
}

/**
 * A component that renders again and again: nobody sees it, but React never comes to follow a link. What it writes again is
 * seen even where it is the same.
 */
async function changesAllTheTime(page: Page): Promise<boolean> {
  const changes = await page.evaluate(async (watchedMs) => {
    let seen = 0
    const observer = new MutationObserver((records) => {
      seen += records.length
    })
    observer.observe(document.body, { attributes: true, childList: true, characterData: true, subtree: true })
    await new Promise((resolve) => setTimeout(resolve, watchedMs))
    observer.disconnect()
    return seen
  }, WATCHED_MS)
  return changes > MOST_CHANGES
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
