import { Readable } from 'node:stream'
import { CSV_COLUMNS, newId, type ProductDraft, productDraftSchema, readCsvCell, toCsvLine } from '@millyard/contracts'
import { toRichText } from '@millyard/service-kit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EditableProduct, productCells, variantCells } from './editable.ts'
import { type FileRow, planProduct } from './plan-product.ts'
import { type CsvFormat, readFormat, readRows } from './read-csv.ts'
import { type FileAttribute, readAttribute, type Vocabulary, writeAttribute } from './vocabulary.ts'

const MATERIAL: FileAttribute = {
  id: newId('atr'),
  name: 'Material',
  kind: 'choices',
  values: ['Oak', 'Ash | beech', '=Steel\\', 'Left over'].map((name, index) => ({
    id: newId('atv'),
    name,
    isRetired: index === 3,
  })),
}
const CATEGORY = newId('cat')
const BRAND = { id: newId('brd'), name: '+Plus', status: 'listed' as const }
const words: Vocabulary = {
  categoryPath: () => 'living/tables',
  exampleCategory: 'living/tables',
  findCategory: (path) => (path === 'living/tables' ? CATEGORY : undefined),
  brandName: () => BRAND.name,
  findBrand: (name) => (name === BRAND.name ? BRAND : undefined),
  attributes: [MATERIAL],
  findAttribute: (name) => (name === 'material' ? MATERIAL : undefined),
  asked: (categoryId) => (categoryId === CATEGORY ? [MATERIAL] : []),
}
const COLUMNS = [...CSV_COLUMNS, 'attribute:Material']

/** Words as people write them, and as they attack with them. */
const phrase = (maxLength: number) =>
  fc
    .tuple(
      fc.constantFrom('', '', '=', '+', '-', '@', "'", "'=", '＝', '"', ';', '\t', '|'),
      fc.string({ unit: 'grapheme', maxLength: maxLength - 4 }),
    )
    .map(([start, rest]) => (start + rest).replaceAll('\0', '').slice(0, maxLength).trim())
    // Half a character cannot be written down at all.
    .filter((text) => text.isWellFormed())
const named = (maxLength: number) => phrase(maxLength).filter((text) => text !== '')

const productSchema = fc
  .record({
    title: phrase(60),
    description: fc.array(phrase(40), { maxLength: 3 }).map((lines) => toRichText(lines.join('\n'))),
    isSorted: fc.boolean(),
    isBranded: fc.boolean(),
    leadTimeDays: fc.option(fc.integer({ min: 0, max: 365 })),
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    values: fc.subarray(MATERIAL.values.map(({ id }) => id)),
    options: fc.uniqueArray(named(20), { maxLength: 3, selector: (name) => name.toLowerCase() }),
    variants: fc.array(
      fc.record({
        priceMinor: fc.option(fc.integer({ min: 1, max: 9_000_000 }).map((amount) => amount * 10)),
        weightGrams: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
        stock: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    skus: fc.uniqueArray(named(20), { minLength: 6, maxLength: 6 }),
    optionValues: fc.uniqueArray(named(20), { minLength: 6, maxLength: 6 }),
  })
  .map(({ isSorted, isBranded, values, options, variants, skus, optionValues, ...content }): ProductDraft => {
    const kept = options.length === 0 ? variants.slice(0, 1) : variants
    return productDraftSchema.parse({
      ...content,
      categoryId: isSorted ? CATEGORY : null,
      brandId: isBranded ? BRAND.id : null,
      attributes: isSorted && values.length > 0 ? [{ attributeId: MATERIAL.id, value: values }] : [],
      options: options.map((name) => ({ name, values: kept.map((_, at) => optionValues[at] ?? '') })),
      variants: kept.map((variant, at) => ({
        ...variant,
        sku: skus[at],
        optionValues: options.map(() => optionValues[at] ?? ''),
      })),
    })
  })

const editableOf = (content: ProductDraft): EditableProduct => ({
  id: newId('prd'),
  handle: 'the-product',
  status: 'draft',
  currency: content.currency ?? 'EUR',
  leadTimeDays: content.leadTimeDays,
  publishedAt: null,
  content,
  offers: new Map(),
  offer: undefined,
  open: { id: newId('prv'), number: 1, version: 1, isSubmitted: false },
  seen: '',
})

function write(product: EditableProduct): string {
  const rows = product.content.variants.map(
    (variant, index): Record<string, string> => ({
      ...(index === 0 ? productCells(product, words) : { product: product.handle }),
      ...variantCells(product, variant),
    }),
  )
  return [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column.toLowerCase()] ?? ''))]
    .map(toCsvLine)
    .join('')
}

async function read(text: string): Promise<FileRow[]> {
  const content = Buffer.from(text)
  const format: CsvFormat = readFormat(content)
  const rows: FileRow[] = []
  for await (const { line, cells } of readRows(Readable.from([content]), format))
    rows.push({ line, cells, problems: [] })
  return rows
}

const plan = (product: EditableProduct | undefined, rows: FileRow[]) =>
  planProduct(product, rows, { words, takenSkus: new Map(), allowsComma: false })

test('what was exported changes nothing when it is imported', async () => {
  await fc.assert(
    fc.asyncProperty(productSchema, async (content) => {
      const product = editableOf(content)
      const { effect, rows } = plan(product, await read(write(product)))
      expect(rows.flatMap(({ problems }) => problems)).toEqual([])
      expect(effect).toBe('none')
    }),
    { numRuns: 200 },
  )
})

test('what was imported is exported with the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(productSchema, async (content) => {
      // A value that was taken out of the list cannot be chosen anew.
      const retired = MATERIAL.values.find(({ isRetired }) => isRetired)?.id ?? ''
      fc.pre(!content.attributes.some(({ value }) => Array.isArray(value) && value.includes(retired)))
      const text = write(editableOf(content))
      const made = plan(undefined, await read(text))
      expect(made.rows.flatMap(({ problems }) => problems)).toEqual([])
      expect(made.effect).toBe('create')
      expect(write(editableOf(made.content))).toBe(text)
    }),
    { numRuns: 200 },
  )
})

test('values of details keep the bars in their names', () => {
  const all = MATERIAL.values.filter(({ isRetired }) => !isRetired).map(({ id }) => id)
  const text = writeAttribute(MATERIAL, all)
  expect(text).toBe('Oak | Ash \\| beech | =Steel\\\\')
  expect(readAttribute(MATERIAL, text, () => undefined)).toEqual({ value: all })
})

test('every column and every row has what our own writer has put there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const [line = ''] = toCsvLine([text]).split('\r\n')
      if (!line.startsWith('"')) expect(readCsvCell(line)).toBe(text)
    }),
  )
})
