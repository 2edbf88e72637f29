/**
 * Announced price reductions. Directive 98/6/EC, Article 6a: the price that a reduction is compared with is the lowest of the
 * 30 days before it; a reduction that goes on deeper without a rise between keeps that of its beginning. So nobody types a
 * price to cross out: it is read from the history of what was offered (docs/decisions/019).
 */
import { z } from 'zod'
import { amountMinorSchema, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'

export const REDUCTION_STATES = ['planned', 'running', 'ended', 'cancelled'] as const
export const reductionStateSchema = z.enum(REDUCTION_STATES)
export type ReductionState = z.infer<typeof reductionStateSchema>

/** What a price was before its reduction. `isShort`: it has been on sale for less than 30 days, so the lowest since then. */
export const priorPriceSchema = z.object({ priceMinor: amountMinorSchema, isShort: z.boolean() })
export type PriorPrice = z.infer<typeof priorPriceSchema>

export const announceReductionInput = z.object({
  productId: idSchema('prd'),
  percent: z.int('Enter a whole number.').min(1, 'Enter 1 or more.').max(90, 'At most 90 percent.'),
  /** Null: now. */
  startsAt: timestampSchema.nullable().default(null),
  /** Null: until it is ended. */
  endsAt: timestampSchema.nullable().default(null),
})
export const reductionIdInput = z.object({ productId: idSchema('prd'), reductionId: idSchema('red') })
export const reductionSchema = z.object({
  id: idSchema('red'),
  percent: z.int(),
  state: reductionStateSchema,
  /** When it begins and ends; once it has, when it really did. */
  startsAt: timestampSchema,
  endsAt: timestampSchema.nullable(),
  by: z.string(),
})
export type PriceReduction = z.infer<typeof reductionSchema>
/** Those that run or are planned, and the last that ended, the newest first. */
export const reductionsSchema = z.object({ reductions: z.array(reductionSchema) })
