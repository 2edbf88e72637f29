import {
  ATTRIBUTE_COLUMN,
  MAX_DESCRIPTION,
  type OfferSteps,
  type ProductDraft,
  productDraftSchema,
  RICH_TEXT_FACTOR,
  type RowEffect,
  type RowProblem,
  type VendorVariant,
} from '@millyard/contracts'
import { isCurrencyCode, MoneyError, parseAmount } from '@millyard/money'
import { offerProblems } from '../offers/offer-problems.ts'
import { REVISABLE_STATUSES } from '../products/product-status.ts'
import { readDescription } from './description-cell.ts'
import { type DraftVariant, type EditableProduct, offerOf, productCells, variantCells } from './editable.ts'
import { workOutPrice, workOutStock } from './price-step.ts'
import type { Cells } from './read-csv.ts'
import { readAttribute, type Vocabulary } from './vocabulary.ts'

export type FileRow = { line: number; cells: Cells; problems: RowProblem[] }
export type PlannedRow = {
  line: number
  title: string
  sku: string
  currency: string
  variantId: string | null
  effect: RowEffect
  steps: OfferSteps | null
  problems: RowProblem[]
}
export type Plan = {
  effect: RowEffect
  /** What is to be written as a draft; only for `create` and `draft`. */
  content: ProductDraft
  rows: PlannedRow[]
}
/** What the rows of a product are read with. `takenSkus`: of the vendor's variants on sale, whose product's title. */
export type Reading = {
  words: Vocabulary
  takenSkus: ReadonlyMap<string, { productId: string; title: string }>
  allowsComma: boolean
}

const OPTIONS = [0, 1, 2] as const
const EMPTY = productDraftSchema.parse({})
const LONGEST_NUMBER = 30
const WHOLE = /^\d{1,9}$/

/**
 * Works out what the rows of one product would do to it, and writes nothing. A cell that says what an export would say now,
 * and one that is blank, changes nothing: so a file that was exported changes nothing when it comes back. Prices and stock that
 * move by themselves are compared with what they were when it was exported. Variants that the file does not have stay. One row
 * with a problem, and the whole product is left alone.
 */
export function planProduct(product: EditableProduct | undefined, rows: readonly FileRow[], reading: Reading): Plan {
  const read = new ProductReader(product, rows, reading)
  read.product()
  read.options()
  read.variants()
  return read.finish()
}

const same = (shown: string | undefined, cell: string) => (shown ?? '').replace(/\r\n?/g, '\n') === cell

class ProductReader {
  private readonly editable: EditableProduct | undefined
  private readonly rows: readonly FileRow[]
  private readonly reading: Reading
  private readonly problems: Map<number, RowProblem[]>
  private readonly shown: Record<string, string>
  private content: ProductDraft
  private currency: string
  private names: string[]
  private isChanged: boolean
  private readonly steps = new Map<number, OfferSteps>()
  /** Which of the content's variants a row is about. */
  private readonly placeOf = new Map<number, number>()

  constructor(editable: EditableProduct | undefined, rows: readonly FileRow[], reading: Reading) {
    this.editable = editable
    this.rows = rows
    this.reading = reading
    this.problems = new Map(rows.map(({ line, problems }) => [line, [...problems]]))
    this.shown = editable ? productCells(editable, reading.words) : {}
    this.content = editable?.content ?? { ...EMPTY, currency: 'EUR' }
    this.currency = editable?.currency ?? 'EUR'
    this.names = this.content.options.map(({ name }) => name)
    this.isChanged = !editable
  }

  private say(line: number, column: string, message: string): void {
    this.problems.get(line)?.push({ column, message })
  }
  private sayFirst(column: string, message: string): void {
    this.say(this.rows[0]?.line ?? 0, column, message)
  }

  private change(fields: Partial<ProductDraft>): void {
    this.content = { ...this.content, ...fields }
    this.isChanged = true
  }

  /** What the file says of the product in this column, when that is news. Any of its rows may say it, and none another thing. */
  private news(column: string): { line: number; text: string } | undefined {
    let found: { line: number; text: string } | undefined
    for (const { line, cells } of this.rows) {
      const text = cells[column]
      if (text === undefined) continue
      if (found && found.text !== text)
        this.say(line, column, `Row ${found.line}, of the same product, says another thing.`)
      found ??= { line, text }
    }
    return found && !same(this.shown[column], found.text) ? found : undefined
  }

  product(): void {
    const { words } = this.reading
    const title = this.news('title')
    if (title) this.change({ title: title.text })
    const description = this.news('description')
    // Nothing reads as HTML what no product can say.
    if (description && description.text.length > MAX_DESCRIPTION * RICH_TEXT_FACTOR)
      this.say(description.line, 'description', `Keep this to ${MAX_DESCRIPTION.toLocaleString('en')} characters.`)
    else if (description) {
      const written = readDescription(description.text)
      if (written !== this.content.description) this.change({ description: written })
    }
    const category = this.news('category')
    if (category) {
      const categoryId = words.findCategory(category.text)
      if (categoryId) this.change({ categoryId })
      else
        this.say(
          category.line,
          'category',
          `There is no category “${short(category.text)}”. Write it like ${words.exampleCategory}.`,
        )
    }
    const brand = this.news('brand')
    if (brand) {
      const known = words.findBrand(brand.text)
      if (known?.status === 'refused')
        this.say(brand.line, 'brand', 'Our staff did not accept this brand. Choose another one.')
      else if (known) this.change({ brandId: known.id })
      else
        this.say(
          brand.line,
          'brand',
          `“${short(brand.text)}” is not in the list of brands. Propose it on a product’s page first.`,
        )
    }
    this.firstOffer()
    this.attributes()
  }

  private firstOffer(): void {
    const isOnSale = this.editable?.publishedAt != null
    const currency = this.news('currency')
    if (currency && isOnSale)
      this.say(currency.line, 'currency', `This product is sold in ${this.currency}, and stays so.`)
    else if (currency && !isCurrencyCode(currency.text))
      this.say(currency.line, 'currency', 'Give the currency as three capital letters, for example EUR.')
    else if (currency) {
      this.currency = currency.text
      this.change({ currency: currency.text })
    }
    const leadTime = this.news('lead_time_days')
    if (!leadTime) return
    if (isOnSale)
      this.say(leadTime.line, 'lead_time_days', 'A file cannot change the lead time of a product that is on sale.')
    else if (!WHOLE.test(leadTime.text)) this.say(leadTime.line, 'lead_time_days', 'Enter whole days, 0 or more.')
    else this.change({ leadTimeDays: Number(leadTime.text) })
  }

  private attributes(): void {
    const { words } = this.reading
    const asked = words.asked(this.content.categoryId)
    const places = new Map(words.attributes.map(({ name }, index) => [ATTRIBUTE_COLUMN + name.toLowerCase(), index]))
    const columns = new Set(this.rows.flatMap(({ cells }) => Object.keys(cells)))
    const ordered = [...columns]
      .filter((column) => column.startsWith(ATTRIBUTE_COLUMN))
      .sort((a, b) => (places.get(a) ?? -1) - (places.get(b) ?? -1))
    for (const column of ordered) {
      const said = this.news(column)
      if (!said) continue
      const attribute = words.findAttribute(column.slice(ATTRIBUTE_COLUMN.length))
      if (!attribute || !asked.some(({ id }) => id === attribute.id)) {
        this.say(said.line, column, 'The category of this product does not have this detail.')
        continue
      }
      const read = readAttribute(attribute, said.text, (text) => this.toNumber(text))
      if ('problem' in read) {
        this.say(said.line, column, read.problem)
        continue
      }
      const entry = { attributeId: attribute.id, value: read.value, name: '', text: '' }
      const others = this.content.attributes.filter(({ attributeId }) => attributeId !== attribute.id)
      this.change({ attributes: [...others, entry] })
    }
  }

  /** The names of the options. Their values follow from the variants. */
  options(): void {
    for (const index of OPTIONS) {
      const column = `option${index + 1}_name`
      const said = this.news(column)
      if (!said) continue
      if (index > this.names.length) {
        this.say(said.line, column, `Name option ${index} first.`)
        continue
      }
      this.names[index] = said.text
      this.isChanged = true
    }
  }

  variants(): void {
    const before = this.content.variants
    this.match(before)
    const variants: DraftVariant[] = [...before]
    for (const row of this.rows) {
      if (isAboutProduct(row.cells)) continue
      let place = this.placeOf.get(row.line)
      const isNew = place === undefined
      if (place === undefined) {
        place = variants.length
        this.placeOf.set(row.line, place)
        variants.push({ sku: '', optionValues: [], priceMinor: null, priceBreaks: [], weightGrams: null, stock: null })
        this.isChanged = true
      }
      const variant = variants[place]
      if (variant) variants[place] = this.readVariant(row, variant, isNew)
    }
    this.checkCurrency(before)
    if (
      variants.some((variant, index) => variant !== before[index]) ||
      this.names.length !== this.content.options.length
    )
      this.change({ variants })
    if (this.isChanged) this.collectValues(before)
  }

  /** Another currency leaves no amount of the old one behind, and a file cannot empty a field. */
  private checkCurrency(before: readonly DraftVariant[]): void {
    if (!this.editable || this.currency === this.editable.currency) return
    if (before.some(({ priceBreaks }) => priceBreaks.length > 0))
      this.sayFirst(
        'currency',
        `Its quantity prices are in ${this.editable.currency}. Remove them on the product’s page first.`,
      )
    const priced = new Set(
      this.rows.flatMap(({ line, cells }) => (cells.price === undefined ? [] : [this.placeOf.get(line)])),
    )
    if (before.some(({ priceMinor }, place) => priceMinor !== null && !priced.has(place)))
      this.sayFirst('currency', 'Another currency means other prices: put all variants in, with their prices.')
  }

  /** Finds the variant of each row: by its SKU, or else by its options. */
  private match(before: readonly DraftVariant[]): void {
    const skuOf = (variant: DraftVariant) => (this.editable && offerOf(this.editable, variant)?.sku) || variant.sku
    const taken = new Set<number>()
    const take = (line: number, place: number) => {
      if (place < 0) return false
      if (taken.has(place)) this.say(line, 'sku', 'Another row of this file is for the same variant.')
      taken.add(place)
      this.placeOf.set(line, place)
      return true
    }
    const others = this.rows.filter(({ line, cells }) => {
      if (isAboutProduct(cells)) return false
      return !(
        cells.sku &&
        take(
          line,
          before.findIndex((variant) => skuOf(variant) === cells.sku),
        )
      )
    })
    for (const { line, cells } of others) {
      const values = OPTIONS.flatMap((index) => cells[`option${index + 1}_value`] ?? [])
      const place = before.findIndex(
        ({ optionValues }, index) =>
          !taken.has(index) &&
          optionValues.length === values.length &&
          optionValues.every((value, at) => value === cells[`option${at + 1}_value`]),
      )
      take(line, place)
    }
  }

  private readVariant({ line, cells }: FileRow, variant: DraftVariant, isNew: boolean): DraftVariant {
    const offer = this.editable && offerOf(this.editable, variant)
    const shown = this.editable && !isNew ? variantCells(this.editable, variant) : {}
    const news = (column: string) => {
      const text = cells[column]
      return text === undefined || same(shown[column], text) ? undefined : text
    }
    let read = variant
    const set = (fields: Partial<DraftVariant>) => {
      read = { ...read, ...fields }
    }

    const optionValues = this.readOptionValues(line, cells, variant, isNew)
    if (optionValues) set({ optionValues })

    const sku = news('sku')
    const holder = sku === undefined ? undefined : this.reading.takenSkus.get(sku)
    if (sku !== undefined && variant.id)
      this.say(line, 'sku', `This variant has the SKU “${offer?.sku ?? ''}”, and keeps it while it is on sale.`)
    else if (sku !== undefined && holder)
      this.say(
        line,
        'sku',
        holder.productId === this.editable?.id
          ? 'Another variant of this product has this SKU.'
          : `Your product “${short(holder.title)}” has this SKU. Choose another one, or name that product.`,
      )
    else if (sku !== undefined) set({ sku })

    const steps: OfferSteps = {}
    // The same digits are another amount in another currency.
    const price =
      this.currency === this.editable?.currency ? this.newsSince(line, cells, 'price', shown.price) : cells.price
    const amount = price === undefined ? undefined : this.readPrice(line, price)
    if (amount !== undefined && offer) {
      if (amount !== offer.priceMinor) steps.priceMinor = { from: offer.priceMinor, to: amount }
      this.checkOffer(line, offer, amount)
    } else if (amount !== undefined) set({ priceMinor: amount })

    const weight = news('weight_grams')
    if (weight !== undefined && offer)
      this.say(line, 'weight_grams', 'A file cannot change the weight of a variant that is on sale.')
    else if (weight !== undefined && !WHOLE.test(weight))
      this.say(line, 'weight_grams', 'Enter the weight in whole grams, without a unit.')
    else if (weight !== undefined) set({ weightGrams: Number(weight) })

    const stock = this.newsSince(line, cells, 'stock', shown.stock)
    if (stock !== undefined && !WHOLE.test(stock))
      this.say(
        line,
        'stock',
        stock.startsWith('-') ? 'Stock cannot be below zero.' : 'Enter a whole number, without a unit.',
      )
    else if (stock !== undefined) {
      const shelf = offer ? { onHand: offer.stock, reserved: offer.reserved } : { onHand: 0, reserved: 0 }
      const worked = workOutStock(shelf, { kind: 'set', units: Number(stock) })
      if ('problem' in worked) this.say(line, 'stock', worked.problem)
      else if (!offer) set({ stock: worked.to })
      else if (worked.to !== offer.stock) steps.stock = { from: offer.stock, to: worked.to }
    }
    if (Object.keys(steps).length > 0) this.steps.set(line, steps)
    return read
  }

  /**
   * The price or the stock of a variant, when that is news. A file says beside it what it was when it was exported: goods are
   * sold and prices change since, and what nobody has changed in the file does not bring the old ones back.
   */
  private newsSince(
    line: number,
    cells: Cells,
    column: 'price' | 'stock',
    shown: string | undefined,
  ): string | undefined {
    const text = cells[column]
    const was = cells[`${column}_was`]
    if (text === undefined || this.isSameNumber(shown, text)) return undefined
    if (was === undefined || shown === undefined) return text
    if (this.isSameNumber(was, text)) return undefined
    if (this.isSameNumber(was, shown)) return text
    this.say(
      line,
      column,
      `It is ${shown || 'empty'} now, and was ${short(was) || 'empty'} when this file was exported. Export once more, or write what it is now under ${column}_was.`,
    )
    return undefined
  }

  /** Spreadsheets write 12.50 as 12.5. */
  private isSameNumber(one: string | undefined, other: string): boolean {
    if (one === undefined) return false
    if (one === '' || other === '') return one === other
    const number = this.toNumber(one)
    return one === other || (number !== undefined && number === this.toNumber(other))
  }

  /** The rules that `writeOffers` has too: quantity prices do not cost more than the price of one. */
  private checkOffer(line: number, { id: variantId, priceBreaks }: VendorVariant, priceMinor: number): void {
    const { editable } = this
    if (!editable?.offer) return
    const [problem] = offerProblems(editable.offer, {
      productId: editable.id,
      variants: [{ variantId, priceMinor, priceBreaks }],
    })
    if (problem) this.say(line, 'price', `${problem.message} Its quantity prices stand on its offer page.`)
  }

  private readOptionValues(line: number, cells: Cells, variant: DraftVariant, isNew: boolean): string[] | undefined {
    const values = this.names.map((_, index) => cells[`option${index + 1}_value`] ?? variant.optionValues[index] ?? '')
    for (const index of OPTIONS) {
      const column = `option${index + 1}_value`
      if (index >= this.names.length && cells[column] !== undefined)
        this.say(line, column, `Give option ${index + 1} a name, in the column option${index + 1}_name.`)
    }
    if (!isNew && JSON.stringify(values) === JSON.stringify(variant.optionValues)) return undefined
    for (const [index, value] of values.entries())
      if (value === '') this.say(line, `option${index + 1}_value`, `Fill in the value of “${this.names[index]}”.`)
    return values
  }

  /** Decimals stand behind a point; behind a comma too in files whose columns a semicolon parts. */
  private toDecimal(text: string): string | undefined {
    const pattern = this.reading.allowsComma ? /^-?\d+(?:[.,]\d+)?$/ : /^-?\d+(?:\.\d+)?$/
    return text.length <= LONGEST_NUMBER && pattern.test(text) ? text.replace(',', '.') : undefined
  }

  private toNumber(text: string): number | undefined {
    const decimal = this.toDecimal(text)
    return decimal === undefined ? undefined : Number(decimal)
  }

  private readPrice(line: number, text: string): number | undefined {
    const decimal = this.toDecimal(text)
    const refuse = (message: string) => {
      this.say(line, 'price', message)
      return undefined
    }
    if (decimal === undefined) return refuse('Write the price like 12.50, without a currency sign and without spaces.')
    if (!isCurrencyCode(this.currency)) return undefined
    try {
      const amountMinor = parseAmount(decimal, this.currency)
      if (amountMinor < 1) return refuse('The price must be more than zero.')
      const worked = workOutPrice(amountMinor, this.currency, { kind: 'set', amountMinor, currency: this.currency })
      return 'problem' in worked ? refuse(worked.problem) : worked.to
    } catch (error) {
      if (!(error instanceof MoneyError)) throw error
      return refuse(error.message)
    }
  }

  /** What can be chosen: the values of the variants, in the order in which they came. Those that nobody had yet stay. */
  private collectValues(before: readonly DraftVariant[]): void {
    const { variants, options } = this.content
    const used = (of: readonly DraftVariant[], index: number) =>
      new Set(of.flatMap(({ optionValues }) => optionValues[index] || []))
    const collected = this.names.map((name, index) => {
      const [had, has] = [used(before, index), used(variants, index)]
      const kept = (options[index]?.values ?? []).filter((value) => has.has(value) || !had.has(value))
      return { name, values: [...kept, ...[...has].filter((value) => !kept.includes(value))] }
    })
    this.content = { ...this.content, options: collected }
  }

  /** Rules that need the whole product. */
  private checkContent(): void {
    const { variants, options } = this.content
    if (options.length !== (this.editable?.content.options.length ?? 0)) {
      if (variants.some(({ optionValues }) => optionValues.length !== options.length))
        this.sayFirst(
          'option1_name',
          'This product has variants that are not in the file. To add an option, put all of them in.',
        )
    }
    const lineOf = new Map([...this.placeOf].map(([line, place]) => [place, line]))
    const keys = variants.map(({ optionValues }) => JSON.stringify(optionValues))
    for (const [place, line] of lineOf) {
      const twin = keys.findIndex((key, index) => key === keys[place] && index !== place)
      if (twin >= 0 && (twin < place || !lineOf.has(twin)))
        this.say(
          line,
          options.length > 0 ? 'option1_value' : 'sku',
          'Two variants of this product have the same options.',
        )
    }
    const names = this.names.map((name) => name.toLowerCase())
    if (new Set(names).size !== names.length) this.sayFirst('option1_name', 'Two options have the same name.')
    const checked = productDraftSchema.safeParse(this.content)
    if (checked.success) {
      this.content = checked.data
      return
    }
    for (const { path, message } of checked.error.issues) {
      const [field, index, part, at] = path
      if (field === 'variants' && typeof index === 'number')
        this.say(lineOf.get(index) ?? this.rows[0]?.line ?? 0, columnOf(String(part), at), message)
      else if (field === 'options' && typeof index === 'number')
        this.sayFirst(`option${index + 1}_${part === 'name' ? 'name' : 'value'}`, message)
      else this.sayFirst(columnOf(String(field), index), message)
    }
  }

  private checkStanding(): void {
    const { editable } = this
    if (!editable || (!this.isChanged && this.steps.size === 0)) return
    if (!REVISABLE_STATUSES.includes(editable.status))
      this.sayFirst('product', `This product is ${editable.status} and cannot be changed.`)
    else if (this.isChanged && editable.open?.isSubmitted)
      this.sayFirst('product', 'Our staff are looking at this product. Withdraw it to change what it says.')
  }

  finish(): Plan {
    if (this.isChanged) this.checkContent()
    this.checkStanding()
    const hasProblem = [...this.problems.values()].some((problems) => problems.length > 0)
    const effect: RowEffect = hasProblem
      ? 'problem'
      : !this.editable
        ? 'create'
        : this.isChanged
          ? 'draft'
          : this.steps.size > 0
            ? 'offer'
            : 'none'
    return { effect, content: this.content, rows: this.rows.map((row) => this.toRow(row, effect)) }
  }

  private toRow({ line, cells }: FileRow, effect: RowEffect): PlannedRow {
    const variant = this.content.variants[this.placeOf.get(line) ?? -1]
    const steps = (effect !== 'problem' && this.steps.get(line)) || null
    return {
      line,
      title: [this.content.title, ...(variant?.optionValues ?? [])].filter((part) => part !== '').join(', '),
      sku: cells.sku ?? (variant && this.editable && offerOf(this.editable, variant)?.sku) ?? variant?.sku ?? '',
      currency: this.currency,
      variantId: variant?.id ?? null,
      effect: effect === 'offer' && !steps ? 'none' : effect,
      steps,
      problems: this.problems.get(line) ?? [],
    }
  }
}

const VARIANT_COLUMNS = ['option1_value', 'option2_value', 'option3_value', 'sku', 'price', 'weight_grams', 'stock']
/** Whether a row says nothing of a variant. */
const isAboutProduct = (cells: Cells) => VARIANT_COLUMNS.every((column) => cells[column] === undefined)

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

/** The column of a field of the content. */
function columnOf(field: string, at: unknown): string {
  switch (field) {
    case 'categoryId':
      return 'category'
    case 'brandId':
      return 'brand'
    case 'leadTimeDays':
      return 'lead_time_days'
    case 'priceMinor':
      return 'price'
    case 'weightGrams':
      return 'weight_grams'
    case 'optionValues':
      return `option${Number(at ?? 0) + 1}_value`
    case 'variants':
      return 'sku'
    default:
      return field
  }
}
