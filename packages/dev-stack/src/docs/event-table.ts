import { EVENTS, type EventType, publishersOf, subscribersOf } from '@millyard/contracts'

const BEGIN = '<!-- events:begin -->'
const END = '<!-- events:end -->'

/** The event catalogue as a Markdown table, in the order of the contracts. */
export function eventTable(): string {
  const rows = (Object.keys(EVENTS) as EventType[]).map(
    (type) => `| \`${type}\` | ${publishersOf(type).join(', ')} | ${subscribersOf(type).join(', ')} |`,
  )
  return ['| event | published by | heard by |', '|---|---|---|', ...rows].join('\n')
}

/**
 * Puts the table between its marks in a document.
 * @throws Error when the marks are missing
 */
export function withEventTable(document: string): string {
  const [before, rest] = document.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`The document has no ${BEGIN} … ${END}`)
  return `${before}${BEGIN}\n${eventTable()}\n${END}${after}`
}
