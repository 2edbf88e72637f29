import { type AuditEntry, CSV_BOM, toCsvLine } from '@millyard/contracts'
import { useExtracted } from 'next-intl'
import { detailWords, useActionText } from './audit-words.ts'

export type AuditColumn = readonly [title: string, value: (entry: AuditEntry) => string]

/** What the table says of an entry. */
export function useAuditColumns(): readonly AuditColumn[] {
  const t = useExtracted('client')
  const actionText = useActionText()
  return [
    [t('When'), ({ at }) => at],
    [t('Who'), ({ actorName }) => actorName],
    [t('Who (id)'), ({ actorId }) => actorId],
    [t('What'), ({ action }) => actionText(action)],
    [t('Action'), ({ action }) => action],
    [t('Kind of thing'), ({ subjectType }) => subjectType],
    [t('On what'), ({ subjectName }) => subjectName],
    [t('On what (id)'), ({ subjectId }) => subjectId],
    [t('With'), ({ details }) => detailWords(details)],
    [t('Service'), ({ service }) => service],
    [t('Request'), ({ requestId }) => requestId],
  ]
}

/** The log as a table for a spreadsheet. */
export function toAuditCsv(columns: readonly AuditColumn[], entries: readonly AuditEntry[]): string {
  const rows = [columns.map(([title]) => title), ...entries.map((entry) => columns.map(([, value]) => value(entry)))]
  return `${CSV_BOM}${rows.map(toCsvLine).join('')}`
}
