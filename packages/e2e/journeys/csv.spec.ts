import { readFile } from 'node:fs/promises'
import { readCsvCell, toCsvLine } from '@millyard/contracts'
import type { Page } from '@playwright/test'
import { reloadUntil } from '../src/journeys/storefront.ts'
import { goTo, signInToPortal } from '../src/journeys/vendor-portal.ts'
import { checkPage, expect, test } from './test.ts'

/** Presses a link to a file and reads what comes. */
async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return readFile(await file.path(), 'utf8')
}

async function choose(page: Page, content: string, name = 'goods.csv'): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.getByRole('button', { name: 'Check the file' }).click()
}

/** The cells of a file, line by line; quoted ones may hold commas and lines of their own. */
function cellsOf(text: string): string[][] {
  const lines: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(readCsvCell(quoted?.replaceAll('""', '"') ?? plain))
    if (end === '\r\n') lines.push([])
    else if (end === '') break
  }
  return lines.filter((cells) => cells.length > 1)
}

/** Columns of a file by name. */
function table(text: string) {
  const [columns = [], ...lines] = cellsOf(text.replace('\uFEFF', ''))
  return { columns, rows: lines.map((line) => Object.fromEntries(line.map((cell, at) => [columns[at], cell]))) }
}
const write = (columns: readonly string[], rows: readonly Record<string, string | undefined>[]) =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((row) => toCsvLine([...row])).join('')

test('products as a table: exported, changed, checked, mended, applied', async ({ open, world }) => {
  test.setTimeout(180_000)
  const factory = await world.vendor()
  const goods = await world.product(factory, { variants: 2, stock: 9 })
  const vendor = await open('vendor-portal')
  let columns: readonly string[] = []
  let rows: Record<string, string | undefined>[] = []

  await test.step('the export has a row for each variant', async () => {
    await signInToPortal(vendor, factory)
    await goTo(vendor, 'Products')
    await checkPage(vendor)
    const exported = table(await download(vendor, 'Export'))
    columns = exported.columns
    rows = exported.rows
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ title: goods.title, price: '25.00', stock: '9', currency: 'EUR' })
  })

  await test.step('there is a template, and what is no table is refused at once', async () => {
    await vendor.getByRole('link', { name: 'Import' }).click()
    await expect(vendor.getByRole('heading', { level: 1, name: 'Import products' })).toBeVisible()
    await expect(vendor.getByText('No imports yet')).toBeVisible()
    await checkPage(vendor)
    expect(await download(vendor, 'Download a template')).toContain('STOOL-45')
    await vendor.getByRole('button', { name: 'Check the file' }).click()
    await expect(vendor.getByText('Choose a CSV file.')).toBeVisible()
  })

  await test.step('two rows changed, one product new with an error: it says which row and why', async () => {
    const [small, large] = rows
    const changed = [
      { ...small, price: '27.50' },
      { ...large, stock: '12' },
      { product: 'new-jug', title: 'New jug', sku: 'JUG-1', price: '12.505', weight_grams: '700', stock: '3' },
    ]
    await choose(vendor, write(columns, changed))
    await expect(vendor.getByRole('heading', { level: 1, name: 'goods.csv' })).toBeVisible()
    await expect(vendor.getByText('To look at', { exact: true })).toBeVisible()
    await expect(vendor.getByText('1 product with new prices or stock; 1 product with a problem')).toBeVisible()
    await expect(vendor.getByRole('row').filter({ hasText: '€27.50' })).toHaveCount(1)
    await expect(vendor.getByRole('row').filter({ hasText: 'New jug' })).toContainText(
      'price: EUR has 2 decimal places',
    )
    await checkPage(vendor)
  })

  await test.step('what is good is applied, and goes on without the page', async () => {
    const apply = vendor.getByRole('button', { name: 'Apply 2 rows' })
    await apply.click()
    // It stays until the service has said that it goes on.
    await expect(apply).toBeHidden()
    await goTo(vendor, 'Inventory')
    const goodsRows = vendor.getByRole('row').filter({ hasText: goods.title })
    await reloadUntil(vendor, (timeout) =>
      expect(goodsRows.getByRole('cell', { name: '12', exact: true }).first()).toBeVisible(timeout),
    )
    const { live } = await factory.api.product.products.get.query({ productId: goods.productId })
    expect(live?.variants.map(({ priceMinor, stock }) => [priceMinor, stock])).toEqual([
      [2_750, 9],
      [2_500, 12],
    ])
  })

  await test.step('the rows to mend come with the reason, and go in again', async () => {
    await goTo(vendor, 'Products')
    await vendor.getByRole('link', { name: 'Import' }).click()
    await vendor.getByRole('link', { name: 'goods.csv' }).click()
    await expect(vendor.getByText('They were left alone.')).toBeVisible()
    const toMend = await download(vendor, 'Download the rows to mend')
    expect(toMend).toContain('decimal places')
    const mended = table(toMend)
    await vendor.getByRole('link', { name: 'Import products' }).click()
    await choose(
      vendor,
      write(
        mended.columns,
        mended.rows.map((row) => ({ ...row, price: '12.50' })),
      ),
      'mended.csv',
    )
    await expect(vendor.getByText('1 new product', { exact: true })).toBeVisible()
    await vendor.getByRole('button', { name: 'Apply 1 row' }).click()
    await expect(vendor.getByText('Applied', { exact: true }).first()).toBeVisible()
    await expect(vendor.getByRole('row').filter({ hasText: 'New jug' })).toContainText('A new draft')
    await checkPage(vendor)
  })

  await test.step('the goods are there: the new one a draft that waits for its pictures', async () => {
    await goTo(vendor, 'Products')
    await expect(vendor.getByRole('row').filter({ hasText: 'New jug' })).toContainText('Draft')
    await vendor.getByRole('link', { name: 'New jug' }).click()
    await expect(vendor.getByRole('heading', { level: 1, name: 'New jug' })).toBeVisible()
    await vendor.goto('/products/import')
    await expect(vendor.getByRole('link', { name: 'mended.csv' })).toBeVisible()
    await checkPage(vendor)
  })
})
