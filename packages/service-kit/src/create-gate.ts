/**
 * Lets `limit` pieces of work run at once; the others wait. A decoded picture takes up to 200 MB, so that many uploads at
 * the same time may not all be decoded at the same time.
 */
export function createGate(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
