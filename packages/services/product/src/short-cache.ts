/**
 * Answers that everybody may share, kept in memory for some seconds: what a burst of readers asks is counted once. `most`
 * bounds how many are kept; the oldest goes first.
 */
export type ShortCache = { get<T>(key: string, read: () => Promise<T>): Promise<T> }

export function createShortCache(ttlMs: number, most = 500): ShortCache {
  const kept = new Map<string, { until: number; answer: Promise<unknown> }>()
  return {
    get<T>(key: string, read: () => Promise<T>): Promise<T> {
      // Real time: how long a copy is kept in memory is no deadline of the business.
      const now = Date.now()
      const found = kept.get(key)
      if (found && now < found.until) return found.answer as Promise<T>
      const answer = read()
      if (ttlMs === 0) return answer
      kept.delete(key)
      kept.set(key, { until: now + ttlMs, answer })
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      answer.catch(() => {
        if (kept.get(key)?.answer === answer) kept.delete(key)
      })
      return answer
    },
  }
}
