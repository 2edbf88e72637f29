import { DEMO_PASSWORD } from '@millyard/dev-stack/testing'
import type { Page } from '@playwright/test'
import { signInWith } from '../src/journeys/account.ts'
import { type App, listPages, strayPages } from '../src/markup/pages.ts'
import { BROKEN_INTO, listTexts, markOf, reasonOf, Texts, unusedReasons } from '../src/markup/texts.ts'
import { writeEverything } from '../src/markup/write-everything.ts'
import { expect, test } from './test.ts'

/*
 * Markup in every text that people write, on every page that shows it, and in every mail. Fields and pages are read from the
 * contracts and from the apps' files: one that is new and that nobody has said a word about fails the test.
 */

/** Texts that nobody but the database sees, for now. */
const SHOWN_NOWHERE: Record<string, string> = {}

/** Written at the end, in place of what was shown first. */
const REWRITTEN = /^product\.reviews\.update\./

/** What of the attack is in the page: an element of it, a link that runs, a script that ran; nothing, when all is well. */
async function findAttacks(page: Page): Promise<string[]> {
  return page.evaluate((name) => {
    const shown = (element: Element) => element.outerHTML.slice(0, 160)
    const elements = [...document.querySelectorAll('*')]
    const acting = elements.filter((element) =>
      element.getAttributeNames().some((attribute) => attribute.startsWith('on')),
    )
    const running = elements.filter((element) =>
      ['href', 'src', 'action', 'formaction', 'srcdoc'].some((attribute) =>
        /^\s*(javascript|vbscript|data:text)/i.test(element.getAttribute(attribute) ?? ''),
      ),
    )
    const scripts = [...document.scripts].filter(({ text }) => text.trim() === `${name}()`)
    const pictures = elements.filter((element) => element.tagName === 'IMG' && element.getAttribute('src') === 'x')
    const found = [...acting, ...running, ...scripts, ...pictures].map(shown)
    if (name in window) found.push('a script ran')
    // Something that fills in templates would have counted it.
    if (document.body.textContent?.includes('>49')) found.push('a template was filled in')
    return found
  }, BROKEN_INTO)
}

/** All that a person reads of a page, what stands in its fields and what is read aloud included. */
async function readPage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const spoken = ['value', 'alt', 'title', 'aria-label', 'placeholder', 'content']
    const elements = [...document.querySelectorAll('*')]
    const attributes = elements.flatMap((element) => spoken.map((name) => element.getAttribute(name) ?? ''))
    const values = elements.map((element) =>
      'value' in element && typeof element.value === 'string' ? element.value : '',
    )
    return [document.body.textContent, ...attributes, ...values].join('\n')
  })
}

test('markup in every text is text, on every page and in every mail', async ({ open, world, stack, problems }) => {
  test.setTimeout(900_000)
  expect(unusedReasons(), 'reasons that no field needs any more').toEqual([])
  expect(strayPages(), 'pages of the tables that are gone').toEqual([])

  const texts = new Texts(world.unique().slice(0, 4))
  const written = await writeEverything(world, texts)
  try {
    const missing = [...listTexts().keys()].filter(
      (field) => !reasonOf(field) && !texts.written().has(field) && !REWRITTEN.test(field),
    )
    expect(missing, 'texts that are neither written nor excepted with a reason').toEqual([])

    const seen = new Set<string>()
    const look = (words: string) => {
      for (const [field, payload] of texts.written()) if (words.includes(markOf(payload))) seen.add(field)
    }
    const walk = async (page: Page, app: App) => {
      const dialogs: string[] = []
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message())
        void dialog.dismiss()
      })
      for (const path of listPages(app, written.ids)) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 }).first(), `${app} ${path}`).toBeVisible()
        await page.waitForLoadState('networkidle')
        expect.soft(await findAttacks(page), `${app} ${path}`).toEqual([])
        look(await readPage(page))
      }
      expect(dialogs).toEqual([])
    }

    const shop = await open('storefront')
    const portal = await open('vendor-portal')
    const staff = await open('admin')
    await test.step('the shop, as the buyer', async () => {
      await shop.goto('/sign-in')
      await signInWith(shop, { email: written.people.buyer.email, password: DEMO_PASSWORD })
      await expect(shop).not.toHaveURL(/sign-in/)
      await walk(shop, 'storefront')
    })
    await test.step('the portal, as the factory', async () => {
      await portal.goto('/sign-in')
      await signInWith(portal, { email: written.people.vendor.email, password: DEMO_PASSWORD })
      await expect(portal).not.toHaveURL(/sign-in/)
      await walk(portal, 'vendor-portal')
    })
    await test.step('the console, as staff', async () => {
      await staff.goto('/')
      await staff.getByRole('button', { name: /^Staff: owner/ }).click()
      await expect(staff).not.toHaveURL(/sign-in/)
      await walk(staff, 'admin')
    })

    await test.step('an edited review takes the place of the first', async () => {
      await written.rewrite()
      for (const path of [`/products/${written.ids.productSlug}`, '/account/reviews']) {
        await shop.goto(path)
        expect.soft(await findAttacks(shop), path).toEqual([])
        look(await readPage(shop))
      }
    })

    await test.step('mails carry it escaped', async () => {
      const mails = (await Promise.all(written.readers.map((email) => stack.mails(email)))).flat()
      const html = mails.map((mail) => mail.html ?? '')
      for (const one of html) expect.soft(one).not.toMatch(/<(img src="?x|script|svg|a href="?javascript|p onclick)/i)
      expect(html.filter((one) => one.includes('&lt;img src=x')).length).toBeGreaterThan(3)
      for (const mail of mails) look(`${mail.subject}\n${mail.text ?? ''}`)
    })

    const unseen = [...texts.written().keys()].filter((field) => !seen.has(field) && !SHOWN_NOWHERE[field])
    expect(unseen, 'texts that no page and no mail has shown: the test would not notice if they ran').toEqual([])
    expect(problems.list()).toEqual([])
  } finally {
    await written.tidy()
  }
})
