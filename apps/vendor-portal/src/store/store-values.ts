import { storeProfileInput } from '@millyard/contracts'
import type { z } from 'zod'
import { type FieldMessages, fieldMessages } from '../data/field-messages.ts'
import type { FieldWords } from '../data/field-words.ts'
import { type StoreTexts, toWebsite, toYear } from '../onboarding/application-values.ts'

/** The store profile as it is typed: every field a text. */
export type StoreValues = Omit<StoreTexts, 'name'>

/** Reads what was typed; the messages say per field what to change. */
export function parseStore(
  values: StoreValues,
  version: number,
  words: Pick<FieldWords, 'year'>,
): { ok: true; profile: z.infer<typeof storeProfileInput> } | { ok: false; fields: FieldMessages } {
  const parsed = storeProfileInput.safeParse({
    ...values,
    version,
    foundedYear: toYear(values.foundedYear),
    website: toWebsite(values.website),
  })
  if (parsed.success) return { ok: true, profile: parsed.data }
  const fields = fieldMessages(parsed.error)
  if (fields.foundedYear) fields.foundedYear = words.year
  return { ok: false, fields }
}
