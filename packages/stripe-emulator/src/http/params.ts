import qs from 'qs'
import { z } from 'zod'
import { invalidParam } from './errors.ts'

/** Reads `a[b][0]=c` as Stripe does, from a body or a query. `__proto__` and the like cannot get in. */
export function parseForm(text: string): Record<string, unknown> {
  return qs.parse(text, {
    depth: 8,
    arrayLimit: 1_000,
    parameterLimit: 5_000,
    allowPrototypes: false,
    ignoreQueryPrefix: true,
  })
}

/** An empty string unsets a value at Stripe. */
export const text = z.string().max(5_000)
export const emptyableText = text.transform((value) => (value === '' ? null : value))
export const flag = z.enum(['true', 'false'], { error: 'boolean' }).transform((value) => value === 'true')
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, { error: 'integer' })
  .transform(Number)
export const positiveInteger = integer.refine((value) => value >= 1, { error: 'at-least-1' })
/** In minor units; at most eight digits, as at Stripe. */
export const amount = positiveInteger.refine((value) => value <= 99_999_999, { error: 'amount-too-large' })
export const metadata = z.union([z.literal(''), z.record(z.string().max(40), z.string().max(500))])

export const listParams = z.object({
  limit: integer.refine((value) => value >= 1 && value <= 100, { error: 'limit' }).optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: z
    .union([
      integer,
      z.object({ gt: integer.optional(), gte: integer.optional(), lt: integer.optional(), lte: integer.optional() }),
    ])
    .optional(),
})

function bracketed(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join('')
}

/** Reads parameters by a schema; a problem becomes Stripe's 400 with the parameter's name. Unknown ones are ignored. */
export function readParams<T extends z.ZodType>(schema: T, raw: unknown): z.output<T> {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const param = bracketed(issue?.path ?? [])
  const value = (issue?.path ?? []).reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    raw,
  )
  if (value === undefined) throw invalidParam(`Missing required param: ${param}.`, param, 'parameter_missing')
  if (value === '') {
    throw invalidParam(
      `You passed an empty string for '${param}'. Send a value, or leave it out.`,
      param,
      'parameter_invalid_empty',
    )
  }
  switch (issue?.message) {
    case 'integer':
      throw invalidParam(`Invalid integer: ${String(value)}`, param, 'parameter_invalid_integer')
    case 'at-least-1':
      throw invalidParam('This value must be greater than or equal to 1.', param, 'parameter_invalid_integer')
    case 'limit':
      throw invalidParam('This value must be between 1 and 100.', param, 'parameter_invalid_integer')
    case 'amount-too-large':
      throw invalidParam('Amount must be no more than 99999999.', param, 'amount_too_large')
    case 'boolean':
      throw invalidParam(`Invalid boolean: ${String(value)}`, param)
    default:
      if (issue?.code === 'invalid_value') {
        throw invalidParam(`Invalid ${param}: must be one of ${issue.values.map(String).join(', ')}`, param)
      }
      throw invalidParam(`Invalid ${param || 'request'}: ${issue?.message ?? 'not understood'}`, param)
  }
}

/** Merges metadata as Stripe does: an empty value removes the key, an empty string removes all. */
export function mergeMetadata(current: Record<string, string>, change: z.output<typeof metadata> | undefined) {
  if (change === undefined) return current
  if (change === '') return {}
  const merged = { ...current, ...change }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''))
}
