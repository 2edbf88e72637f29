export interface ErrorDescription {
  /** What happened and what to do, for a person. */
  message: string
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
 * Makes any thrown value presentable: a service's typed error keeps its message, code, fields and request id; everything
 * else (no network, a bug) becomes plain words. Never throws.
 */
export function describeError(error: unknown): ErrorDescription {
  if (typeof error !== 'object' || error === null) return { message: UNKNOWN, fields: {} }
  const data: unknown = Reflect.get(error, 'data')
  if (typeof data === 'object' && data !== null) {
    const code = readText(data, 'code')
    const message = code === 'INTERNAL' ? UNKNOWN : (readText(error, 'message') ?? UNKNOWN)
    return { message, requestId: readText(data, 'requestId'), code, fields: readFields(data) }
  }
  const isNetwork = /fetch|network|load failed/i.test(readText(error, 'message') ?? '')
  return { message: isNetwork ? UNREACHABLE : UNKNOWN, fields: {} }
}

const UNKNOWN = 'Something went wrong on our side. Nothing was changed. Try again in a moment.'
const UNREACHABLE = 'We could not reach Millyard. Check your connection and try again.'
