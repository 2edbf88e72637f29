/**
 * The answer of a query, asked without the typed client: the header is on every page and must stay small. `path` is service
 * and procedure, `notification/inbox.unreadCount`. Undefined when the shop does not answer, or the call was given up.
 */
export async function askProxy<T>(path: string, { input, signal }: { input?: object; signal?: AbortSignal } = {}) {
  try {
    const query = input ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''
    const response = await fetch(`/api/trpc/${path}${query}`, { signal })
    const body: { result?: { data?: T } } = await response.json()
    return body.result?.data
  } catch {
    return undefined
  }
}
