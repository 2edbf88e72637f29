/**
 * Keeps the idempotency key of an attempt to place an order. The same content keeps its key, so that a double press or a
 * retry after a lost answer is the same order; other content, or an attempt that was clearly refused, gets a new one.
 */
export function createAttemptKey(newKey: () => string = () => crypto.randomUUID()) {
  let current: { content: string; key: string } | undefined
  return {
    keyFor(content: unknown): string {
      const text = JSON.stringify(content)
      if (current?.content !== text) current = { content: text, key: newKey() }
      return current.key
    },
    /** The service has said no: pressing again is a new attempt, not a repeat of the refused one. */
    refused(): void {
      current = undefined
    },
  }
}
