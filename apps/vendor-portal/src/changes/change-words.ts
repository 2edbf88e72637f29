import type { ChangeSummary } from '@millyard/contracts'
import type { StatusText } from '@millyard/ui'
import { useExtracted } from 'next-intl'

export function useChangeStates(): Readonly<Record<ChangeSummary['state'], StatusText>> {
  const t = useExtracted('client')

  return {
    checking: { label: t('Being checked'), tone: 'info' },
    ready: { label: t('To look at'), tone: 'warn' },
    applying: { label: t('Being applied'), tone: 'info' },
    done: { label: t('Applied'), tone: 'good' },
    cancelled: { label: t('Cancelled'), tone: 'neutral' },
    failed: { label: t('Not possible'), tone: 'bad' },
  }
}

type Counts = Pick<ChangeSummary, 'kind' | 'prices' | 'stocks' | 'unchanged' | 'problems' | 'products'>

type Fact =
  | 'prices'
  | 'shelves'
  | 'newProducts'
  | 'drafts'
  | 'offers'
  | 'rowsAsBefore'
  | 'productsAsBefore'
  | 'rowsWithProblem'
  | 'productsWithProblem'

type Facts = [fact: Fact, count: number][]

/** What a change does and what it leaves alone. The rows of a file make up products, so a file is told by those. */
export function factsOf({ kind, prices, stocks, unchanged, problems, products }: Counts): {
  does: Facts
  rest: Facts
} {
  const said = (facts: Facts) => facts.filter(([, count]) => count > 0)
  return kind === 'import'
    ? {
        does: said([
          ['newProducts', products.create],
          ['drafts', products.draft],
          ['offers', products.offer],
        ]),
        rest: said([
          ['productsAsBefore', products.none],
          ['productsWithProblem', products.problem],
        ]),
      }
    : {
        does: said([
          ['prices', prices],
          ['shelves', stocks],
        ]),
        rest: said([
          ['rowsAsBefore', unchanged],
          ['rowsWithProblem', problems],
        ]),
      }
}

/** The same in words: "12 prices, 3 shelves; 5 rows stay as before; 2 rows with a problem". */
export function useChangeWords(): (counts: Counts) => string {
  const t = useExtracted('client')

  const words = ([fact, count]: Facts[number]): string => {
    switch (fact) {
      case 'prices':
        return t('{count, plural, one {# price} other {# prices}}', { count })
      case 'shelves':
        return t('{count, plural, one {# shelf} other {# shelves}}', { count })
      case 'newProducts':
        return t('{count, plural, one {# new product} other {# new products}}', { count })
      case 'drafts':
        return t('{count, plural, one {# product with a draft} other {# products with a draft}}', { count })
      case 'offers':
        return t(
          '{count, plural, one {# product with new prices or stock} other {# products with new prices or stock}}',
          { count },
        )
      case 'rowsAsBefore':
        return t('{count, plural, one {# row stays as before} other {# rows stay as before}}', { count })
      case 'productsAsBefore':
        return t('{count, plural, one {# product stays as before} other {# products stay as before}}', { count })
      case 'rowsWithProblem':
        return t('{count, plural, one {# row with a problem} other {# rows with a problem}}', { count })
      case 'productsWithProblem':
        return t('{count, plural, one {# product with a problem} other {# products with a problem}}', { count })
    }
  }
  return (counts) => {
    const { does, rest } = factsOf(counts)
    return [does.map(words).join(', ') || t('Nothing changes'), ...rest.map(words)].join('; ')
  }
}
