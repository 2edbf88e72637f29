import { DEMO_PASSWORD } from '@millyard/dev-stack/testing'
import type { Page } from '@playwright/test'
import { signInWith } from '../src/journeys/account.ts'
import { findAttacks, readPage } from '../src/markup/look.ts'
import { type App, listPages } from '../src/markup/pages.ts'
import { listTexts, markOf, reasonOf, Texts } from '../src/markup/texts.ts'
import { writeEverything } from '../src/markup/write-everything.ts'
import { expect, test } from './test.ts'

/*
 * Markup in every text that people write, on every page that shows it, and in every mail. Fields and pages are read from the
 * contracts and from the apps' files: one that is new and that nobody has said a word about fails the test.
 */

/** Texts that something else has taken the place of when the pages are opened; it stands in the same column. */
const REPLACED: Record<string, string> = {
  'auth.application.save.changes.tagline': 'by auth.vendors.updateProfile.tagline',
  'auth.application.save.changes.story': 'by auth.vendors.updateProfile.story',
}

/** What is created is changed before it is looked at: `brands.create.name` and `brands.update.name` are one column. */
const columnOf = (field: string) =>
  field
    .split('.')
    .filter((_, index, parts) => index < 2 || index === parts.length - 1)
    .join('.')

/** Written at the end, in place of what was shown first. */
const REWRITTEN = /^product\.reviews\.update\./

test('markup in every text is text, on every page and in every mail', async ({ open, world, stack }) => {
  test.setTimeout(900_000)
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
        // A drawer opens by the page's scripts and asks for what it shows then.
        if (path.includes('?variant=')) {
          const history = page.getByRole('dialog').getByRole('region', { name: 'History' })
          await expect(history.getByRole('listitem').first()).toBeVisible()
        }
        await page.waitForLoadState('networkidle')
        expect.soft(await findAttacks(page), `${app} ${path}`).toEqual([])
        look(await readPage(page))
      }
      expect(dialogs).toEqual([])
    }

    const shop = await open('storefront')
    const portal = await open('vendor-portal')
    const staff = await open('admin')
    const asBuyer = async () => {
      await shop.goto('/sign-in')
      await signInWith(shop, { email: written.people.buyer.email, password: DEMO_PASSWORD })
      await expect(shop).not.toHaveURL(/sign-in/)
      await walk(shop, 'storefront')
    }
    const asFactory = async () => {
      await portal.goto('/sign-in')
      await signInWith(portal, { email: written.people.vendor.email, password: DEMO_PASSWORD })
      await expect(portal).not.toHaveURL(/sign-in/)
      await walk(portal, 'vendor-portal')
    }
    const asStaff = async () => {
      await staff.goto('/')
      await staff.getByRole('button', { name: /^Staff: owner/ }).click()
      await expect(staff).not.toHaveURL(/sign-in/)
      await walk(staff, 'admin')
    }
    await test.step('every page of the three apps', () => Promise.all([asBuyer(), asFactory(), asStaff()]))

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

    const columns = new Set([...seen].map(columnOf))
    const unseen = [...texts.written().keys()].filter((field) => !columns.has(columnOf(field)) && !REPLACED[field])
    expect(unseen, 'texts that no page and no mail has shown: the test would not notice if they ran').toEqual([])
  } finally {
    await written.tidy()
  }
})
