import type { AuditEntry } from '@millyard/contracts'
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

/** The log as a table for a spreadsheet (RFC 4180), with a byte order mark, so that Excel reads it as UTF-8. */
export function toAuditCsv(entries: readonly AuditEntry[]): string {
  const rows = [COLUMNS.map(([title]) => title), ...entries.map((entry) => COLUMNS.map(([, value]) => value(entry)))]
  return `\uFEFF${rows.map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`
}

/**
 * One cell. What a spreadsheet would read as a formula is made text by an apostrophe (OWASP, CSV injection): names and reasons
 * come from people.
 */
export function toCell(value: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
