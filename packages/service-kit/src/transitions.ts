import { AppError } from '@millyard/contracts'

/** From each status, where it may go. */
export type TransitionTable<Status extends string> = Record<Status, readonly Status[]>

/** The one place that knows which moves of a state machine are legal. */
export function createTransitions<Status extends string>(what: string, table: TransitionTable<Status>) {
  return {
    can: (from: Status, to: Status): boolean => table[from].includes(to),
    /** @throws AppError ILLEGAL_TRANSITION */
    assert(from: Status, to: Status): void {
      if (table[from].includes(to)) return
      throw new AppError('ILLEGAL_TRANSITION', {
        message: `This ${what} is ${from.replaceAll('_', ' ')}; it cannot become ${to.replaceAll('_', ' ')}.`,
        details: { from, to },
      })
    },
    /** Every status from which `to` may be reached: the WHERE of a compare-and-set. */
    sourcesOf: (to: Status): Status[] => (Object.keys(table) as Status[]).filter((from) => table[from].includes(to)),
  }
}
