/**
 * Changes of many variants at once: by a form (`edit`), by a file (`import`), or taking an edit back (`undo`). Each is first
 * checked, then looked at, then applied in the background; each row is applied once, whatever happens meanwhile.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | changes.edit | vendor products.write | prices and stock of chosen variants, or of all that fit; to be looked at first |
 * | changes.upload | vendor products.write | `FormData { file, requestId }`: products as CSV, as `changes.exportPage` writes them |
 * | changes.undo | vendor products.write | the way back of the last applied edit; to be looked at first |
 * | changes.start / cancel | vendor products.write | applies the rows without problems; stops where it is |
 * | changes.list / get / rows | vendor products.read | the last ones; how one stands; its rows |
 * | changes.problemsPage | vendor products.read | as CSV: the rows of a file's products that have a problem, to be mended |
 * | changes.exportPage | vendor products.read | all products as CSV, a page at a time |
 */
import { z } from 'zod'
import { amountMinorSchema, currencySchema, pageInput, pageOf, text, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'
import { INVENTORY_FILTERS } from './inventory.ts'

/** checking → ready → applying → done; cancelled from any but done; failed when more variants fit than a change may have, or a file
 * cannot be read. */
export const CHANGE_STATES = ['checking', 'ready', 'applying', 'done', 'cancelled', 'failed'] as const
export const changeStateSchema = z.enum(CHANGE_STATES)
export type ChangeState = z.infer<typeof changeStateSchema>
export const CHANGE_KINDS = ['edit', 'import', 'undo'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export const MAX_CHANGE_ROWS = 10_000
export const MAX_CSV_BYTES = 10 * 1024 * 1024
/** The columns of a file that every product has; `attribute:<name>` follow for what its category asks for. */
export const CSV_COLUMNS = [
  'product',
  'title',
  'description',
  'category',
  'brand',
  'lead_time_days',
  'currency',
  'option1_name',
  'option1_value',
  'option2_name',
  'option2_value',
  'option3_name',
  'option3_value',
  'sku',
  'price',
  'weight_grams',
  'stock',
] as const
export type CsvColumn = (typeof CSV_COLUMNS)[number]
/**
 * What an export writes beside them: what stood there when it was written. A price or a stock that is the same as its `_was`
 * changes nothing, and another one is taken only where what stands there now still is that.
 */
export const CSV_WAS_COLUMNS = ['price_was', 'stock_was'] as const
export const ATTRIBUTE_COLUMN = 'attribute:'

/** Basis points: 1 % = 100. */
const percentSchema = z
  .int('Enter a percentage.')
  .min(1, 'Enter a percentage above zero.')
  .max(100_000, 'This is too much.')
const amountSchema = amountMinorSchema
  .min(1, 'Enter an amount above zero.')
  .max(100_000_000, 'This amount is too high.')

/** What happens to a price. A result is rounded half-up to the step in which cards are charged in its currency. */
export const priceOperationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), amountMinor: amountSchema, currency: currencySchema }),
  z.object({ kind: z.enum(['raise_amount', 'lower_amount']), amountMinor: amountSchema, currency: currencySchema }),
  z.object({ kind: z.literal('raise_percent'), basisPoints: percentSchema }),
  z.object({ kind: z.literal('lower_percent'), basisPoints: percentSchema.max(9_999, 'A price cannot fall to zero.') }),
])
export type PriceOperation = z.infer<typeof priceOperationSchema>
export const stockOperationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), units: z.int('Enter a whole number.').min(0).max(1_000_000) }),
  z.object({ kind: z.literal('add'), units: z.int('Enter a whole number.').min(-1_000_000).max(1_000_000) }),
])
export type StockOperation = z.infer<typeof stockOperationSchema>

/** What an edit is asked for; stored with the change. */
export const editRequestSchema = z.object({
  /** Those, or all that fit. */
  variantIds: z.array(idSchema('var')).min(1).max(MAX_CHANGE_ROWS).optional(),
  q: text(120, { min: 0 }).optional(),
  filter: z.enum(INVENTORY_FILTERS).optional(),
  price: priceOperationSchema.optional(),
  stock: stockOperationSchema.optional(),
})
export const editCatalogueInput = editRequestSchema
  .extend({
    /** Made by the form: repeating it answers the same change. */
    requestId: z.uuid(),
  })
  .refine(({ price, stock }) => price !== undefined || stock !== undefined, {
    path: ['price'],
    message: 'Choose what to change: prices, stock, or both.',
  })
export const changeIdInput = z.object({ changeId: idSchema('chg') })
export const changeIdOutput = changeIdInput

/** From what, to what. It is applied only where it still is what it was. */
const step = z.object({ from: z.int(), to: z.int() })
export const offerStepsSchema = z.object({
  priceMinor: step.optional(),
  stock: step.optional(),
})
export type OfferSteps = z.infer<typeof offerStepsSchema>

/** What is wrong with a row, and with which of its values: a column of the file, or `price`, `stock`, `variant` of a form. */
export const rowProblemSchema = z.object({ column: z.string(), message: z.string() })
export type RowProblem = z.infer<typeof rowProblemSchema>

/**
 * What a row of a file does to its product: a new draft; a draft of what it says (and perhaps prices and stock at once);
 * prices and stock alone; nothing. `problem`: a row of this product has a problem, so all of them are left alone.
 */
export const ROW_EFFECTS = ['create', 'draft', 'offer', 'none', 'problem'] as const
export type RowEffect = (typeof ROW_EFFECTS)[number]

export const changeSummarySchema = z.object({
  id: idSchema('chg'),
  kind: z.enum(CHANGE_KINDS),
  state: changeStateSchema,
  /** The file's name, or what the form asked for, in words. */
  title: z.string(),
  /** Why it failed as a whole, or was stopped in the middle by a fault of ours. */
  failure: z.string().nullable(),
  createdAt: timestampSchema,
  createdBy: z.string(),
  finishedAt: timestampSchema.nullable(),
  rows: z.int(),
  /** Rows that will not be, or were not, applied. */
  problems: z.int(),
  unchanged: z.int(),
  prices: z.int(),
  stocks: z.int(),
  /** Of a file, while it is checked: rows that have been. */
  checked: z.int(),
  /** Of a file: its products by what becomes of them; all zero for a form. */
  products: z.object({
    create: z.int(),
    draft: z.int(),
    offer: z.int(),
    none: z.int(),
    problem: z.int(),
  }),
  /** Rows of those that change something that have been applied. */
  done: z.int(),
  toDo: z.int(),
  canUndo: z.boolean(),
})
export type ChangeSummary = z.infer<typeof changeSummarySchema>
export const changesInput = pageInput.extend({ kind: z.enum(CHANGE_KINDS).optional() })
export const changesPage = pageOf(changeSummarySchema.omit({ canUndo: true }))

export const changeRowSchema = z.object({
  /** As a spreadsheet counts, with the header as row 1; of a form from 1, in the order of the inventory. */
  line: z.int(),
  title: z.string(),
  sku: z.string(),
  currency: currencySchema,
  steps: offerStepsSchema,
  /** Null for a form. */
  effect: z.enum(ROW_EFFECTS).nullable(),
  problems: z.array(rowProblemSchema),
  isDone: z.boolean(),
})
export type ChangeRow = z.infer<typeof changeRowSchema>
export const changeRowsInput = pageInput.extend({
  changeId: idSchema('chg'),
  show: z.enum(['all', 'changes', 'problems']).default('all'),
})
export const changeRowsPage = pageOf(changeRowSchema)

export const exportInput = z.object({
  cursor: z.string().max(400).optional(),
  /** What the first page answered: all pages have the same columns. */
  attributeIds: z.array(idSchema('atr')).max(400).optional(),
})
export const exportPageSchema = z.object({
  /** Lines; the first page begins with the header. */
  csv: z.string(),
  attributeIds: z.array(idSchema('atr')),
  nextCursor: z.string().nullable(),
})
export const problemsInput = z.object({ changeId: idSchema('chg'), cursor: z.string().max(400).optional() })
export const problemsPageSchema = z.object({ csv: z.string(), nextCursor: z.string().nullable() })
