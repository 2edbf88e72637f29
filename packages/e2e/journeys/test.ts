import { connectStack, type StackHandle } from '@millyard/dev-stack/testing'
import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { Problems } from '../src/journeys/problems.ts'
import { createWorld, type World } from '../src/world.ts'

export { checkPage } from '../src/journeys/check-page.ts'
export { expect }

export type AppName = 'storefront' | 'vendor-portal' | 'admin'

interface Fixtures {
  /** What happened behind a person's back; the test fails for each of them that it did not expect. */
  problems: Problems
  /** A browser window of somebody new, at the app: own cookies, nobody else's session. */
  open: (app: AppName, options?: BrowserContextOptions) => Promise<Page>
}

interface WorkerFixtures {
  stack: StackHandle
  /** People, factories and goods through the API, for what a journey is not about. */
  world: World
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
    async ({}, use) => use(connectStack()),
    { scope: 'worker' },
  ],
  world: [async ({ stack }, use) => use(createWorld(stack)), { scope: 'worker' }],
  problems: [
    async ({ stack }, use) => {
      const problems = new Problems(stack.urls)
      await use(problems)
      expect(problems.list(), 'nothing went wrong in the background').toEqual([])
    },
    { auto: true },
  ],
  open: async ({ browser, stack, problems, javaScriptEnabled }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = []
    await use(async (app, options) => {
      const context = await browser.newContext({ baseURL: stack.urls[app], ...options })
      contexts.push(context)
      problems.watch(context)
      const page = await context.newPage()
      return (options?.javaScriptEnabled ?? javaScriptEnabled) ? wholePages(page) : page
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
})

/**
 * The late parts of a page arrive hidden and are moved to their places, or thrown away when the browser has made them itself: for
 * a moment everything in them is there twice. Nobody sees that, but a locator does. Whoever loads a page waits until it is whole.
 */
function wholePages(page: Page): Page {
  const late = page.locator('body > div[hidden][id^="S:"]')
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (...given) => {
    const answer = await goto(...given)
    await expect(late).toHaveCount(0)
    return answer
  }
  page.reload = async (...given) => {
    const answer = await reload(...given)
    await expect(late).toHaveCount(0)
    return answer
  }
  return page
}
