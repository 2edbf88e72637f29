/**
 * Keeps the idempotency key of an attempt to order, to cancel or to refund. The same content keeps its key, so that a double
 * press or a retry after a lost answer is the same attempt; other content, or an attempt that was clearly refused, gets a new one.
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

/**
 * Whether a service has clearly said no. Without a request id nobody answered, and what failed inside may be resumed: both may
 * still happen, and are asked again with the same key.
 */
export function isRefusal({ code, requestId }: { code?: string; requestId?: string }): boolean {
  return Boolean(requestId) && code !== 'INTERNAL'
}
