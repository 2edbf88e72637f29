/**
 * Attributes: what factories say of goods beside the words, and staff ask for by category. A category says `required`,
 * `optional` or `off`; below it the same holds until a category says something else.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | products.attributes | vendor products.read | what the editor asks for in a category |
 * | attributes.list / ofCategory | admin products.read | all of them; what one category asks for, and why |
 * | attributes.create / update / shift / remove | admin catalogue.manage | what they are |
 * | attributes.attach | admin catalogue.manage | what a category says of one |
 */
import { z } from 'zod'
import { lineOfText, text } from './common.ts'
import type { FieldIssue } from './errors.ts'
import { idSchema } from './ids.ts'

/** One of a list, several of a list, a number with a unit, yes or no. Never changes. */
export const ATTRIBUTE_KINDS = ['choice', 'choices', 'number', 'yes_no'] as const
export const attributeKindSchema = z.enum(ATTRIBUTE_KINDS)
export type AttributeKind = z.infer<typeof attributeKindSchema>
export const ATTRIBUTE_MODES = ['required', 'optional', 'off'] as const
export const attributeModeSchema = z.enum(ATTRIBUTE_MODES)
export type AttributeMode = z.infer<typeof attributeModeSchema>

export const MAX_ATTRIBUTE_VALUES = 60
const numberSchema = z
  .number('Enter a number.')
  .min(0, 'Enter a number of zero or more.')
  .max(1_000_000, 'This number is too large.')
  .refine((value) => Number.isInteger(Math.round(value * 1e6) / 1e3), 'Use three decimals at most.')

/** What a version says of one attribute. `name` and `text` are how it read when it was saved: history keeps the words. */
export const attributeEntrySchema = z.object({
  attributeId: idSchema('atr'),
  value: z.union([z.array(idSchema('atv')).min(1).max(MAX_ATTRIBUTE_VALUES), numberSchema, z.boolean()]),
  name: text(80, { min: 0 }).default(''),
  text: text(6_000, { min: 0 }).default(''),
})
export type AttributeEntry = z.infer<typeof attributeEntrySchema>
export const attributeEntriesSchema = z
  .array(attributeEntrySchema)
  .max(100)
  .refine((entries) => new Set(entries.map(({ attributeId }) => attributeId)).size === entries.length, {
    message: 'An attribute is listed twice.',
  })

/** What a category asks for. */
export const categoryAttributeSchema = z.object({
  id: idSchema('atr'),
  name: z.string(),
  kind: attributeKindSchema,
  unit: z.string(),
  help: z.string(),
  isRequired: z.boolean(),
  values: z.array(z.object({ id: idSchema('atv'), name: z.string() })),
})
export type CategoryAttribute = z.infer<typeof categoryAttributeSchema>
export const categoryAttributesSchema = z.object({ attributes: z.array(categoryAttributeSchema) })
export const categoryAttributesInput = z.object({ categoryId: idSchema('cat') })

/** What stands between these values and a review in a category that asks for `asked`; paths are `attributes.<id>`. */
export function attributeProblems(
  entries: readonly AttributeEntry[],
  asked: readonly CategoryAttribute[],
): FieldIssue[] {
  return asked.flatMap(({ id, kind, isRequired, values }) => {
    const value = entries.find(({ attributeId }) => attributeId === id)?.value
    const problem = (message: string) => [{ path: `attributes.${id}`, message }]
    if (value === undefined) return isRequired ? problem('Fill in this field.') : []
    if (Array.isArray(value) && value.some((chosen) => !values.some((known) => known.id === chosen)))
      return problem('This value is no longer in the list. Choose another one.')
    if (kind === 'choice' && Array.isArray(value) && value.length > 1) return problem('Choose one value.')
    return []
  })
}

const nameSchema = lineOfText(60)
const valueNameSchema = lineOfText(60)
const sayTwice = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase())).size === names.length
const fields = {
  name: nameSchema,
  help: text(300, { min: 0 }).default(''),
  isFilter: z.boolean(),
  /** In their order. One with an id keeps it under a new name; one that is left out can no longer be chosen. */
  values: z
    .array(z.object({ id: idSchema('atv').optional(), name: valueNameSchema }))
    .max(MAX_ATTRIBUTE_VALUES, `A list holds at most ${MAX_ATTRIBUTE_VALUES} values.`)
    .refine((values) => sayTwice(values.map(({ name }) => name)), 'A value is listed twice.')
    .default([]),
}
export const createAttributeInput = z.object({
  ...fields,
  kind: attributeKindSchema,
  /** Of a number; ignored for the others. */
  unit: lineOfText(12, { min: 0 }).default(''),
})
export const attributeVersionInput = z.object({ attributeId: idSchema('atr'), version: z.int() })
export const updateAttributeInput = attributeVersionInput.extend(fields)
export const shiftAttributeInput = attributeVersionInput.extend({ direction: z.enum(['up', 'down']) })
export const attributeIdOutput = z.object({ attributeId: idSchema('atr') })
export const attachAttributeInput = z.object({
  categoryId: idSchema('cat'),
  attributeId: idSchema('atr'),
  /** `inherit`: it says nothing itself. */
  mode: z.enum([...ATTRIBUTE_MODES, 'inherit']),
})

export const staffAttributeSchema = z.object({
  id: idSchema('atr'),
  version: z.int(),
  name: z.string(),
  kind: attributeKindSchema,
  unit: z.string(),
  help: z.string(),
  isFilter: z.boolean(),
  values: z.array(z.object({ id: idSchema('atv'), name: z.string() })),
  /** Categories that ask for it themselves. */
  categories: z.array(z.string()),
  /** Products that have a value, on sale or not. */
  productCount: z.int(),
})
export type StaffAttribute = z.infer<typeof staffAttributeSchema>
export const staffAttributesSchema = z.object({ attributes: z.array(staffAttributeSchema) })

export const attributeOfCategorySchema = z.object({
  id: idSchema('atr'),
  name: z.string(),
  kind: attributeKindSchema,
  unit: z.string(),
  /** What the category says itself; null: nothing. */
  own: attributeModeSchema.nullable(),
  /** What holds from above; null: nothing does. */
  inherited: z.object({ mode: attributeModeSchema, from: z.string() }).nullable(),
})
export type AttributeOfCategory = z.infer<typeof attributeOfCategorySchema>
export const attributesOfCategorySchema = z.object({
  category: z.object({ id: idSchema('cat'), name: z.string() }),
  attributes: z.array(attributeOfCategorySchema),
})
