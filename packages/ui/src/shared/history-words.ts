import type { HistoryNews } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** What an order's history tells beside its statuses. */
export function useHistoryNews(): Readonly<Record<HistoryNews, string>> {
  const t = useExtracted('client')
  return { items_cancelled: t('Not sent after all'), money_back: t('Money back') }
}
