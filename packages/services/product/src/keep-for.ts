export type Kept<T> = {
  read(): Promise<T>
  /** The next read asks again. Other replicas go on with their copy until it is too old. */
  forget(): void
}

/** Keeps what `ask` answers in memory for `ttlMs`; many readers at once ask once. A failure is not kept. */
export function keepFor<T>(ttlMs: number, ask: () => Promise<T>): Kept<T> {
  let kept: { until: number; answer: Promise<T> } | undefined
  return {
    read() {
      // Real time: how long a copy is kept in memory is no deadline of the business.
      const now = Date.now()
      if (kept && now < kept.until) return kept.answer
      const entry = { until: now + ttlMs, answer: ask() }
      kept = entry
      entry.answer.catch(() => {
        if (kept === entry) kept = undefined
      })
      return entry.answer
    },
    forget() {
      kept = undefined
    },
  }
}
