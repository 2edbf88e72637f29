import type { ChangeSummary } from '@millyard/contracts'
import { plural, type StatusText } from '@millyard/ui'

export const CHANGE_STATE: Readonly<Record<ChangeSummary['state'], StatusText>> = {
  checking: { label: 'Being checked', tone: 'info' },
  ready: { label: 'To look at', tone: 'warn' },
  applying: { label: 'Being applied', tone: 'info' },
  done: { label: 'Applied', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  failed: { label: 'Not possible', tone: 'bad' },
}

type Counts = Pick<ChangeSummary, 'prices' | 'stocks' | 'unchanged' | 'problems'>

/** What a change does, in words: "12 prices, 3 shelves; 5 rows stay as before; 2 rows with a problem". */
export function changeWords(counts: Counts): string {
  const does = [
    counts.prices > 0 ? plural(counts.prices, 'price') : null,
    counts.stocks > 0 ? plural(counts.stocks, 'shelf', 'shelves') : null,
  ].filter((words) => words !== null)
  const rest = [
    counts.unchanged > 0
      ? `${plural(counts.unchanged, 'row')} stay${counts.unchanged === 1 ? 's' : ''} as before`
      : null,
    counts.problems > 0 ? `${plural(counts.problems, 'row')} with a problem` : null,
  ].filter((words) => words !== null)
  return [does.length > 0 ? does.join(', ') : 'Nothing changes', ...rest].join('; ')
}
