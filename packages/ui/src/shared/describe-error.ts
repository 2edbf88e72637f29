export interface ErrorDescription {
  /** What a service said for people. Without it, `useErrorText` has words for what is known. */
  message?: string
  /** The line broke before anything was answered. */
  isUnreachable?: boolean
  /** What support asks for; only known when the server answered. */
  requestId?: string
  /** The closed code to branch on, when the server gave one. */
  code?: string
  /** What to change, by field path ("address.postcode"). */
  fields: Readonly<Record<string, string>>
}

function readText(source: object, key: string): string | undefined {
  const value: unknown = Reflect.get(source, key)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function readFields(data: object): Record<string, string> {
  const fields: Record<string, string> = {}
  const issues: unknown = Reflect.get(data, 'fields')
  if (!Array.isArray(issues)) return fields
  for (const issue of issues) {
    if (typeof issue !== 'object' || issue === null) continue
    const path = readText(issue, 'path')
    const message = readText(issue, 'message')
    if (path !== undefined && message !== undefined) fields[path] ??= message
  }
  return fields
}

/**
 * Reads any thrown value: a service's typed error keeps its message, code, fields and request id; of everything else is known
 * at most that the line broke. The words of a bug are not for people. Never throws.
 */
export function describeError(error: unknown): ErrorDescription {
  if (typeof error !== 'object' || error === null) return { fields: {} }
  const data: unknown = Reflect.get(error, 'data')
  if (typeof data === 'object' && data !== null) {
    const code = readText(data, 'code')
    const message = code === 'INTERNAL' ? undefined : readText(error, 'message')
    return { message, requestId: readText(data, 'requestId'), code, fields: readFields(data) }
  }
  return { isUnreachable: /fetch|network|load failed/i.test(readText(error, 'message') ?? ''), fields: {} }
}
