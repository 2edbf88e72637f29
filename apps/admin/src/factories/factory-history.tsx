import type { VendorHistoryEntry } from '@millyard/contracts'
import { Timeline } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { Panel } from '../components/panel.tsx'
import { usePartWords } from './part-words.ts'

/** Writes who did what. */
function useMoveText() {
  const t = useExtracted()
  return ({ actorName: name, move }: VendorHistoryEntry): string => {
    switch (move) {
      case 'send':
        return t('{name} sent the application', { name })
      case 'take_back':
        return t('{name} took the application back', { name })
      case 'withdraw':
        return t('{name} withdrew the application', { name })
      case 'approve':
        return t('{name} approved the factory', { name })
      case 'request_changes':
        return t('{name} asked for changes', { name })
      case 'reject':
        return t('{name} rejected the application', { name })
      case 'suspend':
        return t('{name} suspended the factory', { name })
      case 'reinstate':
        return t('{name} reinstated the factory', { name })
      case 'close':
        return t('{name} closed the factory', { name })
      default:
        return `${name} ${move}`
    }
  }
}

/** What has become of the factory so far: who did what, when, and with which words. */
export function FactoryHistory({ history }: { history: readonly VendorHistoryEntry[] }) {
  const t = useExtracted()
  const moveText = useMoveText()
  const partWords = usePartWords()
  const wordsOf = ({ note, items }: VendorHistoryEntry) =>
    [note, ...items.map(({ item, note: asked }) => `${partWords[item]}: ${asked}`)].filter(Boolean).join(' · ')

  if (history.length === 0) return null
  return (
    <Panel title={t('History')}>
      <Timeline
        label={t('History of the factory')}
        steps={history.map((entry) => ({
          id: entry.id,
          title: moveText(entry),
          description: wordsOf(entry) || undefined,
          at: entry.at,
        }))}
      />
    </Panel>
  )
}
