import type { BrowserContextOptions, Page } from '@playwright/test'
import { approveFactory, approveProduct, signInAsStaff } from '../src/journeys/admin.ts'
import { amountBeside, readCents, textOf } from '../src/journeys/reading.ts'
import {
  addToCart,
  CARDS,
  fillAddress,
  fillCard,
  fillRegistration,
  openOwnOrder,
  openProduct,
  pay,
  payButton,
  reloadUntil,
  searchFor,
  sheetOf,
  somebody,
  timelineOf,
} from '../src/journeys/storefront.ts'
import {
  addDeliveryMethod,
  type Factory,
  type Goods,
  goTo,
  openNavigation,
  openOrder,
  readStock,
  sendApplication,
  setUpPayouts,
  shipAll,
  submitProduct,
  writeProduct,
} from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

const DAY_MS = 86_400_000
/** Delivered, plus the return window. */
const RETURN_WINDOW_DAYS = 15
/** Yard Post needs a little more than two days. */
const CARRIER_DAYS = 3

/** The second factory is run from a phone. */
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** The bell. The staff of a demo marketplace have "99+" of them. */
const UNREAD = /^Notifications, \d+\+? unread$/

interface Seller {
  owner: ReturnType<typeof somebody>
  factory: Factory
  goods: Goods
  delivery: { name: string; price: string }
  page: Page
  /** How many of the second size the customer buys. */
  bought: number
  /** The number of its part of the order, once there is one. */
  part: string
}

/** The heading of an order's page with the status beside it. */
function orderHead(page: Page) {
  return page.getByRole('heading', { level: 1 }).locator('..')
}

/** Both at once: they do not know of each other. */
async function both<T>(pair: readonly [Seller, Seller], work: (seller: Seller) => Promise<T>): Promise<[T, T]> {
  return Promise.all([work(pair[0]), work(pair[1])])
}

test('one purchase from two factories, from the first application to the last payout', async ({
  open,
  stack,
  problems,
}) => {
  test.setTimeout(900_000)

  const seller = async (
    town: string,
    goods: Omit<Goods, 'title'>,
    price: string,
    bought: number,
    window?: BrowserContextOptions,
  ): Promise<Seller> => {
    const owner = somebody('Owner')
    const id = owner.name.split(' ')[1]
    return {
      owner,
      factory: { name: `${town} works ${id}`, town },
      goods: { title: `Journey bowl ${id}`, ...goods },
      delivery: { name: `Parcel from ${town}`, price },
      page: await open('vendor-portal', window),
      bought,
      part: '',
    }
  }
  const sellers: [Seller, Seller] = [
    await seller('Graz', { sizes: ['Small', 'Large'], price: '29.99', stock: 10 }, '5.90', 2),
    await seller('Linz', { sizes: ['Plain', 'Carved'], price: '123.45', stock: 4 }, '7.50', 1, PHONE),
  ]
  const [first, second] = sellers
  const staff = await open('admin')
  const shop = await open('storefront')
  const buyer = somebody('Buyer')

  await test.step('two people register in the vendor portal and apply with their factories', async () => {
    await both(sellers, async ({ page, owner, factory }) => {
      await page.goto('/')
      await page.getByRole('link', { name: 'Create an account' }).click()
      await expect(page).toHaveURL(/\/register/)
      await fillRegistration(page, owner)
      await sendApplication(page, factory)
    })
    await checkPage(first.page)
  })

  await test.step('staff see both applications and approve them', async () => {
    await signInAsStaff(staff, 'owner')
    await checkPage(staff)
    for (const { factory } of sellers) await approveFactory(staff, factory.name)
    await checkPage(staff)
  })

  await test.step('each factory sets up delivery and payouts and writes a product with two variants', async () => {
    await both(sellers, async ({ page, factory, goods, delivery }) => {
      await page.goto('/')
      // The session learns on the way here that the factory is approved; on a phone each new page closes the navigation.
      await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
      const navigation = await openNavigation(page)
      await expect(navigation.getByRole('link', { name: 'Products' })).toBeVisible()
      await addDeliveryMethod(page, delivery)
      await setUpPayouts(page, factory)
      await writeProduct(page, goods)
    })
    await checkPage(first.page)
    await both(sellers, ({ page }) => submitProduct(page))
  })

  await test.step('staff approve both products', async () => {
    for (const { goods } of sellers) await approveProduct(staff, goods.title)
    await checkPage(staff)
  })

  await test.step('a customer registers, finds both products, and sees the cart grouped by factory', async () => {
    await shop.goto('/register')
    await fillRegistration(shop, buyer)
    await expect(shop.getByRole('link', { name: 'Account', exact: true })).toBeVisible()
    for (const { goods, bought } of sellers) {
      await searchFor(shop, goods.title)
      await openProduct(shop, goods.title)
      for (let count = 1; count < bought; count++) await shop.getByRole('button', { name: 'One more' }).click()
      await addToCart(shop, { option: goods.sizes[1] })
    }
    await shop.getByRole('link', { name: 'See your cart' }).click()
    for (const { factory, goods } of sellers) {
      await expect(sheetOf(shop, factory.name)).toContainText(goods.title)
      await expect(sheetOf(shop, factory.name)).toContainText(goods.sizes[1])
    }
    await expect(sheetOf(shop, first.factory.name)).toContainText('€59.98')
    await checkPage(shop)
  })

  await test.step('the checkout asks for an address and one delivery per factory', async () => {
    await shop.getByRole('link', { name: 'Go to checkout' }).click()
    await fillAddress(shop, buyer.name)
    for (const { factory, delivery } of sellers) {
      await sheetOf(shop, factory.name)
        .getByRole('radio', { name: new RegExp(delivery.name) })
        .check()
    }
    // 2 × 29.99 + 5.90 + 123.45 + 7.50
    await expect(payButton(shop)).toHaveText('Pay €196.83')
    await checkPage(shop)
  })

  await test.step('a declined card: a clear message, and nothing is sold', async () => {
    problems.expectOne('the browser logs that Stripe declined the card', /status of 402 .*payment_intents/)
    await fillCard(shop, CARDS.declined)
    await payButton(shop).click()
    const refusal = shop.getByRole('alert').filter({ hasText: 'The payment was not made' })
    await expect(refusal).toContainText('Your card was declined.')
    await expect(refusal).toContainText('Nothing was charged.')
    await checkPage(shop)
    await both(sellers, async ({ page, goods, bought }) => {
      await goTo(page, 'Orders')
      await expect(page.getByText('No orders yet')).toBeVisible()
      expect(await readStock(page, goods)).toEqual([
        { stock: goods.stock, held: 0 },
        { stock: goods.stock, held: bought },
      ])
    })
    expect((await stack.mails(buyer.email)).filter(({ subject }) => subject.includes('M-'))).toEqual([])
  })

  let number = ''
  await test.step('another card pays the same order', async () => {
    await fillCard(shop, CARDS.paid)
    const { seconds } = await pay(shop)
    console.log(`  Checkout, from the press on Pay to the paid page: ${seconds.toFixed(2)} s`)
    number = await textOf(shop.getByText(/^M-\d+$/))
    await checkPage(shop)
    await shop.getByRole('link', { name: 'Follow your order' }).click()
    await expect(shop.getByRole('heading', { level: 1, name: `Order ${number}` })).toBeVisible()
    for (const seller of sellers) {
      const sheet = sheetOf(shop, seller.factory.name)
      await expect(sheet).toContainText('Being prepared')
      seller.part = /M-\d+-\d+/.exec(await textOf(sheet))?.[0] ?? ''
    }
    expect(sellers.map(({ part }) => part).toSorted()).toEqual([`${number}-1`, `${number}-2`])
    await expect(shop.getByRole('region', { name: 'Sum' })).toContainText('€196.83')
    await checkPage(shop)
  })

  await test.step('stock is committed; one mail to the customer and one to each factory', async () => {
    await both(sellers, async ({ page, goods, bought }) => {
      await expect
        .poll(() => readStock(page, goods), { timeout: 30_000 })
        .toEqual([
          { stock: goods.stock, held: 0 },
          { stock: goods.stock - bought, held: 0 },
        ])
    })
    for (const { email } of [buyer, first.owner, second.owner]) {
      const about = async () => (await stack.mails(email)).filter(({ subject }) => subject.includes(number)).length
      await expect.poll(about, { message: `mails about ${number} to ${email}`, timeout: 30_000 }).toBe(1)
    }
  })

  await test.step('the news stands in all three apps', async () => {
    await shop.reload()
    await shop.getByRole('link', { name: UNREAD }).click()
    await expect(shop.getByRole('article').filter({ hasText: number }).first()).toBeVisible()
    await checkPage(shop)
    for (const page of [first.page, second.page, staff]) {
      await page.reload()
      await page.getByRole('link', { name: UNREAD }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Notifications' })).toBeVisible()
    }
    await checkPage(first.page)
    await checkPage(staff)
    const news = { name: new RegExp(number) }
    for (const { page, part } of sellers) {
      await page.getByRole('main').getByRole('link', news).first().click()
      await expect(page.getByRole('heading', { level: 1, name: `Order ${part}` })).toBeVisible()
    }
    await staff.getByRole('main').getByRole('link', news).first().click()
    await expect(staff.getByRole('heading', { level: 1, name: `Order ${number}` })).toBeVisible()
    for (const { part, factory } of sellers) {
      await expect(staff.getByRole('heading', { name: `${part}, ${factory.name}` })).toBeVisible()
    }
    await checkPage(staff)
  })

  await test.step('each factory ships its parcel; the customer sees one timeline per factory', async () => {
    const tracking = await both(sellers, async ({ page, part }) => {
      await openOrder(page, part)
      return shipAll(page)
    })
    await checkPage(first.page)
    await openOwnOrder(shop, number)
    for (const [index, { factory }] of sellers.entries()) {
      await reloadUntil(shop, (soon) =>
        expect(sheetOf(shop, factory.name)).toContainText(`Yard Post, parcel ${tracking[index]}`, soon),
      )
      await expect(timelineOf(shop, factory.name)).toContainText('Paid')
      await expect(timelineOf(shop, factory.name)).toContainText('Delivered (to come)')
    }
    await checkPage(shop)
  })

  await test.step('the carrier delivers', async () => {
    const arrived = async (soon: { timeout: number }) => {
      for (const { factory } of sellers) {
        await expect(timelineOf(shop, factory.name)).toContainText('Out for delivery', soon)
        await expect(timelineOf(shop, factory.name)).not.toContainText('to come', soon)
      }
      await expect(orderHead(shop)).toContainText('Delivered', soon)
    }
    for (let day = 1; day <= CARRIER_DAYS; day++) await stack.advanceClock(DAY_MS)
    await reloadUntil(shop, arrived)
    await checkPage(shop)
  })

  await test.step('the return window closes and the order completes', async () => {
    await stack.advanceClock(RETURN_WINDOW_DAYS * DAY_MS)
    await reloadUntil(shop, (soon) => expect(orderHead(shop)).toContainText('Completed', soon))
    await checkPage(shop)
  })

  await test.step('each factory is paid its total minus the commission', async () => {
    await both(sellers, async ({ page, part }) => {
      await openOrder(page, part)
      const money = page.getByRole('region', { name: 'Money' })
      const total = await amountBeside(money, 'Paid by the buyer')
      const commission = await amountBeside(money, 'Commission')
      const payable = await amountBeside(money, 'You get')
      expect(commission).toBeLessThan(0)
      expect(payable).toBe(total + commission)

      await goTo(page, 'Payouts')
      const row = page.getByRole('row').filter({ hasText: 'Paid out' })
      await reloadUntil(page, (soon) => expect(row).toHaveCount(1, soon))
      expect(readCents(await textOf(row.getByRole('cell', { name: /^€/ })))).toBe(payable)
      await row.click()
      await expect(page.getByRole('list', { name: 'Orders of this payout' })).toContainText(part)
    })
    await checkPage(first.page)
  })

  await test.step('the ledger balances to zero', async () => {
    await goTo(staff, 'Ledger')
    const sums = staff.getByRole('row', { name: /^Sum of all accounts/ })
    await expect(sums.first()).toBeVisible()
    for (const sum of await sums.all()) await expect(sum.getByRole('cell').last()).toHaveText(/^\D*0(\.0+)?$/)
    await expect(staff.getByText('Not balanced')).toHaveCount(0)
    await checkPage(staff)
  })
})
