import { AppError } from '@millyard/contracts'

/** From each status, where it may go. */
export type TransitionTable<Status extends string> = Record<Status, readonly Status[]>

/**
 * The one place that knows which moves of a state machine are legal. `words` says a status as it follows "is" and "become",
 * where its own name does not.
 */
export function createTransitions<Status extends string>(
  what: string,
  table: TransitionTable<Status>,
  words: Partial<Record<Status, string>> = {},
) {
  const inWords = (status: Status) => words[status] ?? status.replaceAll('_', ' ')
  /** The answer to a move that may not be. */
  const refusal = (from: Status, to: Status) =>
    new AppError('ILLEGAL_TRANSITION', {
      message:
        from === to
          ? `This ${what} is ${inWords(from)} already; it cannot become so again.`
          : `This ${what} is ${inWords(from)}; it cannot become ${inWords(to)}.`,
      details: { from, to },
    })
  return {
    can: (from: Status, to: Status): boolean => table[from].includes(to),
    refusal,
    /** @throws AppError ILLEGAL_TRANSITION */
    assert(from: Status, to: Status): void {
      if (!table[from].includes(to)) throw refusal(from, to)
    },
    /** Every status from which `to` may be reached: the WHERE of a compare-and-set. */
    sourcesOf: (to: Status): Status[] => (Object.keys(table) as Status[]).filter((from) => table[from].includes(to)),
  }
}
