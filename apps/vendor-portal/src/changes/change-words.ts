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

type Counts = Pick<ChangeSummary, 'kind' | 'prices' | 'stocks' | 'unchanged' | 'problems' | 'products'>

/** What a change does, in words: "12 prices, 3 shelves; 5 rows stay as before; 2 rows with a problem". */
export function changeWords(counts: Counts): string {
  return counts.kind === 'import' ? fileWords(counts) : editWords(counts)
}

function editWords(counts: Counts): string {
  const does = [
    counts.prices > 0 ? plural(counts.prices, 'price') : null,
    counts.stocks > 0 ? plural(counts.stocks, 'shelf', 'shelves') : null,
  ]
  const rest = [
    counts.unchanged > 0
      ? `${plural(counts.unchanged, 'row')} stay${counts.unchanged === 1 ? 's' : ''} as before`
      : null,
    counts.problems > 0 ? `${plural(counts.problems, 'row')} with a problem` : null,
  ]
  return join(does, rest)
}

/** The same of a file, whose rows make up products: "2 new products, 1 product with a draft; 7 products stay as before". */
function fileWords({ products }: Counts): string {
  const { create, draft, offer, none, problem } = products
  const does = [
    create > 0 ? plural(create, 'new product') : null,
    draft > 0 ? `${plural(draft, 'product')} with a draft` : null,
    offer > 0 ? `${plural(offer, 'product')} with new prices or stock` : null,
  ]
  const rest = [
    none > 0 ? `${plural(none, 'product')} stay${none === 1 ? 's' : ''} as before` : null,
    problem > 0 ? `${plural(problem, 'product')} with a problem` : null,
  ]
  return join(does, rest)
}

type Parts = readonly (string | null)[]
const said = (parts: Parts) => parts.filter((words) => words !== null)

function join(does: Parts, rest: Parts): string {
  return [said(does).join(', ') || 'Nothing changes', ...said(rest)].join('; ')
}
