import type { VendorHistoryEntry } from '@millyard/contracts'
import { Timeline } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { Panel } from '../components/panel.tsx'
import { PART_WORDS } from './part-words.ts'

const MOVES: ReadonlyMap<string, string> = new Map([
  ['send', 'sent the application'],
  ['take_back', 'took the application back'],
  ['withdraw', 'withdrew the application'],
  ['approve', 'approved the factory'],
  ['request_changes', 'asked for changes'],
  ['reject', 'rejected the application'],
  ['suspend', 'suspended the factory'],
  ['reinstate', 'reinstated the factory'],
  ['close', 'closed the factory'],
])

function wordsOf({ note, items }: VendorHistoryEntry): string {
  return [note, ...items.map(({ item, note: asked }) => `${PART_WORDS[item]}: ${asked}`)].filter(Boolean).join(' · ')
}

/** What has become of the factory so far: who did what, when, and with which words. */
export function FactoryHistory({ history }: { history: readonly VendorHistoryEntry[] }) {
  const t = useExtracted()

  if (history.length === 0) return null
  return (
    <Panel title={t('History')}>
      <Timeline
        label={t('History of the factory')}
        steps={history.map((entry) => ({
          id: entry.id,
          title: `${entry.actorName} ${MOVES.get(entry.move) ?? entry.move}`,
          description: wordsOf(entry) || undefined,
          at: entry.at,
        }))}
      />
    </Panel>
  )
}
