import { type AuditEntry, CSV_BOM, toCsvLine } from '@millyard/contracts'
import { actionWords, detailWords } from './audit-words.ts'

const COLUMNS: readonly (readonly [title: string, value: (entry: AuditEntry) => string])[] = [
  ['When', ({ at }) => at],
  ['Who', ({ actorName }) => actorName],
  ['Who (id)', ({ actorId }) => actorId],
  ['What', ({ action }) => actionWords(action)],
  ['Action', ({ action }) => action],
  ['Kind of thing', ({ subjectType }) => subjectType],
  ['On what', ({ subjectName }) => subjectName],
  ['On what (id)', ({ subjectId }) => subjectId],
  ['With', ({ details }) => detailWords(details)],
  ['Service', ({ service }) => service],
  ['Request', ({ requestId }) => requestId],
]

/** The log as a table for a spreadsheet. */
export function toAuditCsv(entries: readonly AuditEntry[]): string {
  const rows = [COLUMNS.map(([title]) => title), ...entries.map((entry) => COLUMNS.map(([, value]) => value(entry)))]
  return `${CSV_BOM}${rows.map(toCsvLine).join('')}`
}
