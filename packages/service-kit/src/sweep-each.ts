import type { Logger } from './logger.ts'

const BATCH = 100

/**
 * Does `work` for everything that is due, in batches, each piece by itself: one that fails is logged and met again at the
 * next sweep, and does not keep the others behind it waiting. Ends when nothing is due or a whole batch has failed.
 */
export async function sweepEach<Item>(
  log: Logger,
  name: string,
  find: (take: number) => Promise<Item[]>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  for (;;) {
    const due = await find(BATCH)
    let done = 0
    for (const item of due) {
      try {
        await work(item)
        done += 1
      } catch (error) {
        log.error({ err: error, item }, `${name} failed for one; going on with the others`)
      }
    }
    if (due.length < BATCH || done === 0) return
  }
}
