/** Field path → what to change, e.g. `variants.0.priceMinor`. */
export type FieldMessages = Record<string, string>

/** The first message of each wrong field of a zod error. */
export function fieldMessages(error: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[]
}): FieldMessages {
  const messages: FieldMessages = {}
  for (const issue of error.issues) messages[issue.path.join('.')] ??= issue.message
  return messages
}

/** The messages below `prefix`, with paths relative to it; those elsewhere keep their paths. */
export function withoutPrefix(fields: FieldMessages, prefix: string): FieldMessages {
  return Object.fromEntries(
    Object.entries(fields).map(([path, message]) => [
      path.startsWith(prefix) ? path.slice(prefix.length) : path,
      message,
    ]),
  )
}
