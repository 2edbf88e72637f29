/**
 * Tables for spreadsheets (RFC 4180), the one way in which Millyard writes them. What a spreadsheet would read as a formula is
 * made text by an apostrophe (OWASP, CSV injection): titles, names and reasons come from people.
 */

/** What stands first in a cell that is run and not read; the wide forms are the same to some of them. */
const FORMULA = '[=+\\-@\\t\\r\\n＝＋－＠]'
const TO_GUARD = new RegExp(`^'*${FORMULA}`)
const GUARDED = new RegExp(`^'+${FORMULA}`)

/** One cell. Every text has a cell of its own, so that `readCsvCell` gives it back: `'=1` becomes `''=1`. */
export function toCsvCell(value: string): string {
  const safe = TO_GUARD.test(value) ? `'${value}` : value
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function toCsvLine(values: readonly string[]): string {
  return `${values.map(toCsvCell).join(',')}\r\n`
}

/** What a cell says, once its quotes are read: without the apostrophe that `toCsvCell` has put in front of a formula. */
export function readCsvCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}

/** At the beginning of a file, so that Excel reads it as UTF-8. */
export const CSV_BOM = '\uFEFF'
