/**
 * Changes of many variants at once: by a form (`edit`), by a file (`import`), or taking an edit back (`undo`). Each is first
 * checked, then looked at, then applied in the background; each row is applied once, whatever happens meanwhile.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | changes.edit | vendor products.write | prices and stock of chosen variants, or of all that fit; to be looked at first |
 * | changes.upload | vendor products.write | `FormData { file, requestId }`: a CSV file as `changes.exportPage` writes it |
 * | changes.undo | vendor products.write | the way back of the last applied edit; to be looked at first |
 * | changes.start / cancel | vendor products.write | applies the rows without problems; stops where it is |
 * | changes.list / get / rows | vendor products.read | the last ones; how one stands; its rows |
 * | changes.problems | vendor products.read | the rows with problems as CSV |
 * | changes.exportPage | vendor products.read | all products as CSV, a page at a time |
 */
import { z } from 'zod'
import { amountMinorSchema, currencySchema, pageInput, pageOf, text, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'
import { INVENTORY_FILTERS } from './inventory.ts'

/** checking → ready → applying → done; cancelled from any but done; failed when the file could not be read at all. */
export const CHANGE_STATES = ['checking', 'ready', 'applying', 'done', 'cancelled', 'failed'] as const
export const changeStateSchema = z.enum(CHANGE_STATES)
export type ChangeState = z.infer<typeof changeStateSchema>
export const CHANGE_KINDS = ['edit', 'import', 'undo'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export const MAX_CHANGE_ROWS = 10_000
export const MAX_CSV_BYTES = 10 * 1024 * 1024

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
const step = z.object({ from: z.int().nullable(), to: z.int().nullable() })
export const offerStepsSchema = z.object({
  priceMinor: step.optional(),
  stock: step.optional(),
  weightGrams: step.optional(),
  lowAt: step.optional(),
})
export type OfferSteps = z.infer<typeof offerStepsSchema>

/** What is wrong with a row, and in which column of the file, when it is one. */
export const rowProblemSchema = z.object({ column: z.string().nullable(), message: z.string() })
export type RowProblem = z.infer<typeof rowProblemSchema>

export const changeSummarySchema = z.object({
  id: idSchema('chg'),
  kind: z.enum(CHANGE_KINDS),
  state: changeStateSchema,
  /** The file's name, or what the form asked for. */
  title: z.string(),
  /** Why it failed as a whole. */
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
  /** Rows whose weight or threshold changes. */
  others: z.int(),
  /** Products that begin as a draft, and products on sale (or drafts) whose content becomes a draft. */
  newProducts: z.int(),
  drafts: z.int(),
  /** Rows of those that change something that have been applied. */
  done: z.int(),
  toDo: z.int(),
  canUndo: z.boolean(),
})
export type ChangeSummary = z.infer<typeof changeSummarySchema>
export const changesInput = pageInput
export const changesPage = pageOf(changeSummarySchema.omit({ canUndo: true }))

export const changeRowSchema = z.object({
  /** As a spreadsheet counts, with the header as row 1; from 1 for a form. */
  line: z.int(),
  title: z.string(),
  sku: z.string(),
  currency: currencySchema,
  steps: offerStepsSchema,
  /** What becomes of the product's content, said on its first row. */
  content: z.enum(['create', 'draft']).nullable(),
  problems: z.array(rowProblemSchema),
  isDone: z.boolean(),
})
export type ChangeRow = z.infer<typeof changeRowSchema>
export const changeRowsInput = pageInput.extend({
  changeId: idSchema('chg'),
  show: z.enum(['all', 'changes', 'problems']).default('all'),
})
export const changeRowsPage = pageOf(changeRowSchema)

export const exportInput = z.object({ cursor: z.string().max(400).optional() })
export const csvPageSchema = z.object({ csv: z.string(), nextCursor: z.string().nullable() })
