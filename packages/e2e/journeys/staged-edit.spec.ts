import { DEMO_PASSWORD } from '@millyard/dev-stack/testing'
import { openFromQueue } from '../src/journeys/admin.ts'
import { addToCart } from '../src/journeys/storefront.ts'
import { addPictures, draftSaved, goTo } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

const SCRIPT = '<script>document.title = "owned"</script><img src=x onerror="document.title=\'owned\'">'

/** As Word and Google Docs put it on the clipboard: styles, classes, markers of their own, and what a page could do harm with. */
const COPY =
  '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body><!--StartFragment-->' +
  '<b style="font-weight:normal" id="docs-internal-guid-1"><h1 style="color:#c00" class="x">Care</h1>' +
  '<p class="MsoNormal" style="margin:0"><span lang="EN-GB" style="font-weight:700">Oil</span> it once a year.<o:p></o:p></p>' +
  '<ul style="list-style:none"><li dir="ltr" style="color:red"><p>no <a href="javascript:alert(1)">soap</a></p></li></ul>' +
  '<img src="x" onerror="document.title=\'owned\'"></b><!--EndFragment--></body></html>'

test('a staged edit: sent back, changed, approved, while the live version sells', async ({ open, world, problems }) => {
  test.setTimeout(300_000)
  const factory = await world.vendor()
  const goods = await world.product(factory, { variants: 2, stock: 5 })
  const [vendor, staff, shop] = [await open('vendor-portal'), await open('admin'), await open('storefront')]
  const newTitle = `${goods.title}, turned ${SCRIPT}`

  await test.step('the owner signs in and opens the product', async () => {
    await vendor.goto('/sign-in')
    await vendor.getByLabel('E-mail').fill(factory.email)
    await vendor.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD)
    await vendor.getByRole('button', { name: 'Sign in' }).click()
    await goTo(vendor, 'Products')
    await vendor.getByRole('link', { name: goods.title }).click()
    // React may draw a loaded page anew: for a moment both are there.
    await expect(vendor.getByText('It is on sale. What you change here is a draft')).toHaveCount(1)
    await checkPage(vendor)
  })

  await test.step('what is typed saves itself, and survives leaving the page', async () => {
    await vendor.getByLabel('Title').fill(newTitle)
    await vendor.getByLabel('Description').fill(`Turned on the lathe and oiled twice, by hand. ${SCRIPT}`)
    const words = vendor.getByRole('textbox', { name: 'Description' })
    await words.press('ControlOrMeta+End')
    await words.press('Enter')
    await words.evaluate((element, html) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', html)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, COPY)
    await expect(words.getByRole('heading', { name: 'Care' })).toBeVisible()
    await expect(words.locator('strong')).toHaveText(['Oil'])
    await expect(words.getByRole('listitem')).toHaveText('no soap')
    await expect(words.locator('[style], [id], [onerror], a, span, img:not(.ProseMirror-separator)')).toHaveCount(0)
    // Without a mouse: one step back to the toolbar, along it with the arrows, and the text has the focus again.
    await words.press('ControlOrMeta+Home')
    await words.press('ControlOrMeta+Shift+ArrowRight')
    await words.press('Shift+Tab')
    await expect(vendor.getByRole('button', { name: /^Bold/ })).toBeFocused()
    await vendor.keyboard.press('ArrowRight')
    await vendor.keyboard.press('Enter')
    await expect(words).toBeFocused()
    await expect(words.locator('em')).toHaveText(/^Turned/)
    await words.press('ControlOrMeta+k')
    const address = vendor.getByRole('textbox', { name: 'Address of the link' })
    await address.fill('javascript:alert(1)')
    await address.press('Enter')
    await expect(vendor.getByText('Write an address such as https://example.com or name@example.com.')).toBeVisible()
    await checkPage(vendor)
    await address.fill('oil.example/linseed')
    await address.press('Enter')
    await expect(words.getByRole('link')).toHaveAttribute('href', 'https://oil.example/linseed')
    problems.expectOne('the browser logs the refused upload', /status of 400 .*addImage/)
    await vendor
      .getByLabel('Choose pictures')
      .setInputFiles([{ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') }])
    const refused = vendor.getByRole('alert').filter({ hasText: 'notes.png' })
    await expect(refused.getByText('Upload a JPEG, PNG or WebP picture.')).toBeVisible()
    await checkPage(vendor)
    await vendor.getByRole('button', { name: 'Leave out' }).click()
    await expect(refused).toBeHidden()
    await addPictures(vendor, ['From above'])
    await vendor.getByRole('button', { name: 'Move picture 2 earlier' }).click()
    await draftSaved(vendor)
    await expect(vendor.getByText('Draft of changes')).toBeVisible()
    await vendor.reload()
    await expect(vendor.getByLabel('Title')).toHaveValue(newTitle)
    await expect(words.getByRole('heading', { name: 'Care' })).toBeVisible()
    await expect(words.getByRole('link')).toHaveAttribute('href', 'https://oil.example/linseed')
    await expect(vendor.getByLabel('What picture 1 shows')).toHaveValue('From above')
    await checkPage(vendor)
  })

  await test.step('an incomplete draft is kept but not sent, and says what is missing', async () => {
    await vendor.getByLabel('What picture 1 shows').fill('')
    await vendor.getByRole('button', { name: 'Submit for review' }).click()
    await expect(vendor.getByText('Say in a few words what the picture shows.')).toBeVisible()
    await checkPage(vendor)
    await vendor.getByLabel('What picture 1 shows').fill('From above')
    await vendor.getByRole('button', { name: 'Submit for review' }).click()
    await expect(vendor.getByText('Sent to our staff', { exact: true })).toBeVisible()
    await expect(vendor.getByText('Changes in review')).toBeVisible()
    await checkPage(vendor)
  })

  await test.step('meanwhile the shop shows and sells what it did', async () => {
    await shop.goto(`/products/${goods.slug}`)
    await expect(shop.getByRole('heading', { level: 1, name: goods.title, exact: true })).toBeVisible()
    await addToCart(shop, { option: 'Size 1' })
  })

  await test.step('staff see what would change, and ask for something', async () => {
    await staff.goto('/')
    await staff.getByRole('button', { name: /^Staff: owner/ }).click()
    await goTo(staff, 'Product reviews')
    await openFromQueue(staff, newTitle)
    const changes = staff.getByRole('region', { name: 'What it would change' })
    await expect(changes.getByRole('insertion').filter({ hasText: 'turned' }).first()).toBeVisible()
    await expect(changes.getByText('New', { exact: true })).toBeVisible()
    await checkPage(staff)
    await staff.getByRole('button', { name: 'Ask for changes' }).click()
    const question = staff.getByRole('dialog')
    await question.getByLabel('What to change').fill('Leave the script out of the title.')
    await question.getByRole('button', { name: 'Ask for changes' }).click()
    await expect(question).toBeHidden()
    await expect(staff.getByText('The factory has been asked for changes.')).toBeVisible()
  })

  await test.step('the factory changes it and sends it again', async () => {
    await vendor.reload()
    await expect(vendor.getByText('Leave the script out of the title.')).toBeVisible()
    await vendor.getByLabel('Title').fill(`${goods.title}, turned`)
    await draftSaved(vendor)
    await vendor.getByRole('button', { name: 'Submit for review' }).click()
    await expect(vendor.getByText('Sent to our staff', { exact: true })).toBeVisible()
  })

  await test.step('staff approve it, and the shop shows the new version at the same address', async () => {
    await goTo(staff, 'Product reviews')
    await openFromQueue(staff, `${goods.title}, turned`)
    await staff.getByRole('button', { name: 'Approve' }).click()
    await staff.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await expect(staff.getByText('This product is decided.')).toBeVisible()
    await expect(staff.getByRole('region', { name: 'Versions' }).getByRole('listitem')).toHaveCount(3)
    await checkPage(staff)
    await expect(async () => {
      await shop.goto(`/products/${goods.slug}`)
      await expect(shop.getByRole('heading', { level: 1, name: `${goods.title}, turned` })).toBeVisible({
        timeout: 3_000,
      })
    }).toPass({ timeout: 60_000 })
    const about = shop.getByRole('region', { name: 'About this' })
    await expect(about.getByText(/^Turned on the lathe and oiled twice, by hand. <script>/)).toBeVisible()
    await expect(about.getByRole('heading', { name: 'Care' })).toBeVisible()
    await expect(about.getByRole('link')).toHaveAttribute('rel', 'nofollow ugc noopener noreferrer')
    await expect(shop.locator('meta[name="description"]')).toHaveAttribute('content', /^Turned on the lathe[^&]*$/)
    await expect(shop).not.toHaveTitle(/owned/)
    await checkPage(shop)
  })

  await test.step('its history keeps every version', async () => {
    await vendor.reload()
    await vendor.getByRole('link', { name: 'History' }).click()
    await expect(vendor.getByRole('row').filter({ hasText: 'Version' })).toHaveCount(4)
    await checkPage(vendor)
    await vendor.getByRole('link', { name: 'Version 2' }).click()
    await expect(vendor.getByRole('heading', { level: 1, name: 'Version 2' })).toBeVisible()
    await expect(vendor.getByText('Leave the script out of the title.')).toBeVisible()
    await expect(vendor).not.toHaveTitle(/owned/)
    await expect(staff).not.toHaveTitle(/owned/)
    await checkPage(vendor)
  })
})
