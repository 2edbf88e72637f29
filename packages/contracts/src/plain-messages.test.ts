import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { productDraftSchema, shippingMethodInput } from './index.ts'

const messages = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  Object.fromEntries(result.error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [])
const said = (schema: z.ZodType, value: unknown) => messages(schema.safeParse(value))['']

describe('what a person reads when a bound is passed', () => {
  test('numbers say the bound, texts and lists their length', () => {
    expect(said(z.int().max(365), 366)).toBe('Enter 365 or less.')
    expect(said(z.int().min(2), 1)).toBe('Enter 2 or more.')
    expect(said(z.number().lt(1_000), 1_000)).toBe('Enter less than 1,000.')
    expect(said(z.number().gt(0), 0)).toBe('Enter more than 0.')
    expect(said(z.string().max(2), 'abc')).toBe('Keep this to 2 characters.')
    expect(said(z.string().min(1), '')).toBe('Fill in this field.')
    expect(said(z.string().min(8), 'abc')).toBe('Write at least 8 characters.')
    expect(said(z.array(z.string()).max(1), ['a', 'b'])).toBe('Give at most 1.')
    expect(said(z.array(z.string()).min(1), [])).toBe('Give at least 1.')
  })

  test('a schema with words of its own keeps them, and a mistake of a program keeps zod’s', () => {
    expect(said(z.int().max(3, 'Three at most.'), 4)).toBe('Three at most.')
    expect(said(z.string(), 4)).toBe('Invalid input: expected string, received number')
  })

  test('no raw text of zod is left in what a factory types', () => {
    const draft = productDraftSchema.safeParse({
      leadTimeDays: 999,
      options: Array.from({ length: 4 }, () => ({ name: 'Size', values: Array.from({ length: 31 }, () => 'S') })),
      variants: [{ optionValues: [], priceMinor: 100_000_001, weightGrams: 1_000_001, stock: 1_000_001 }],
    })
    const method = shippingMethodInput.safeParse({
      name: 'Parcel',
      countries: ['AT'],
      amountMinor: 10_000_001,
      freeFromMinor: 100_000_001,
      minDays: 121,
      maxDays: 999,
    })
    expect(messages(draft)).toMatchObject({
      leadTimeDays: 'Enter 365 or less.',
      'variants.0.priceMinor': 'This price is too high.',
      'variants.0.weightGrams': 'Enter 1,000,000 or less.',
    })
    expect(messages(method)).toMatchObject({
      amountMinor: 'This price is too high.',
      freeFromMinor: 'This amount is too high.',
      minDays: 'Enter 120 or less.',
    })
    for (const message of Object.values({ ...messages(draft), ...messages(method) }))
      expect(message).not.toMatch(/expected|invalid/i)
  })
})
