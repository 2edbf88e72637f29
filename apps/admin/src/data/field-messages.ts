/** Field path → what to change, e.g. `email`. */
export type FieldMessages = Record<string, string>

/** The first message of each wrong field of a zod error. */
export function fieldMessages(error: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[]
}): FieldMessages {
  const messages: FieldMessages = {}
  for (const issue of error.issues) messages[issue.path.join('.')] ??= issue.message
  return messages
}
