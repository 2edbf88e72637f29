import type { z } from 'zod'

/** Field path → what to change, e.g. `postcode` or `address.postcode`. */
export type FieldMessages = Record<string, string>

/** The first message of each wrong field. */
export function fieldMessages(error: z.ZodError): FieldMessages {
  const messages: FieldMessages = {}
  for (const issue of error.issues) messages[issue.path.join('.')] ??= issue.message
  return messages
}
