import type { Readable } from 'node:stream'
import { ATTRIBUTE_COLUMN, badField, CSV_COLUMNS, CSV_WAS_COLUMNS, readCsvCell } from '@millyard/contracts'
import { CsvError, parse } from 'csv-parse'
import { parse as parseSync } from 'csv-parse/sync'
import { z } from 'zod'
import { ChangeRefused } from './change-refused.ts'

/** How a file is written: kept with the change, so that every later step reads it the same way. */
export const csvFormatSchema = z.object({ delimiter: z.enum([',', ';', '\t']), columns: z.array(z.string()) })
export type CsvFormat = z.infer<typeof csvFormatSchema>
/** What a row says, by column. What is blank is not in it, but for what was (CSV_WAS_COLUMNS). */
export const cellsSchema = z.record(z.string(), z.string())
export type Cells = z.infer<typeof cellsSchema>
export type CsvRow = { line: number; cells: Cells; surplus: number }

/** Our own column in a list of problems: read past when the mended file comes back. */
export const ERROR_COLUMN = 'error'
const HEADER_BYTES = 64 * 1024
const MAX_ROW_CHARACTERS = 200_000
const WAS = new Set<string>(CSV_WAS_COLUMNS)
const KNOWN = new Set<string>([...CSV_COLUMNS, ...WAS, ERROR_COLUMN])
const isKnown = (column: string) => KNOWN.has(column) || column.startsWith(ATTRIBUTE_COLUMN)

/**
 * Finds out how a file is written, from its first row.
 * @throws AppError BAD_INPUT (`file`): no text, not UTF-8, or other columns than ours
 */
export function readFormat(content: Buffer): CsvFormat {
  const refuse = (message: string) => badField('file', message)
  if (content.includes(0)) throw refuse('This is not a CSV file. In your spreadsheet, choose “Save as” and CSV UTF-8.')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw refuse('Its letters cannot be read. In your spreadsheet, choose “Save as” and CSV UTF-8.')
  }
  const formats = csvFormatSchema.shape.delimiter.options.map((delimiter) => ({
    delimiter,
    columns: readHeader(text.slice(0, HEADER_BYTES), delimiter),
  }))
  const [best] = formats.sort((a, b) => b.columns.filter(isKnown).length - a.columns.filter(isKnown).length)
  if (!best?.columns.some((column) => column === 'product' || column === 'sku'))
    throw refuse('The first row must name the columns, and one of them must be “product” or “sku”. See the template.')
  const unknown = best.columns.find((column) => column !== '' && !isKnown(column))
  if (unknown)
    throw refuse(`We do not know the column “${unknown.slice(0, 60)}”. See the template for those that we do.`)
  const twice = best.columns.find((column, index) => column !== '' && best.columns.indexOf(column) < index)
  if (twice) throw refuse(`The column “${twice.slice(0, 60)}” is there twice.`)
  return best
}

function readHeader(text: string, delimiter: string): string[] {
  try {
    const [header = []] = parseSync(text, { delimiter, bom: true, to: 1, relax_column_count: true })
    return z
      .array(z.string())
      .parse(header)
      .map((column) => readCell(column).toLowerCase())
  } catch (error) {
    if (error instanceof CsvError) return []
    throw error
  }
}

const readCell = (cell: string) => readCsvCell(cell.trim()).replace(/\r\n?/g, '\n')

/**
 * The rows of a file, as they come. `line` counts as a spreadsheet does: the header is row 1, empty rows count and are left out.
 * @throws ChangeRefused where quotes are not closed, or a row is longer than anything that a product can say
 */
export async function* readRows(file: Readable, { delimiter, columns }: CsvFormat): AsyncGenerator<CsvRow> {
  const parser = parse({ delimiter, bom: true, relax_column_count: true, max_record_size: MAX_ROW_CHARACTERS })
  file.on('error', (error) => parser.destroy(error))
  file.pipe(parser)
  let line = 0
  try {
    for await (const record of parser) {
      line += 1
      if (line === 1) continue
      const said = z.array(z.string()).parse(record).map(readCell)
      if (said.every((cell) => cell === '')) continue
      const cells = columns.flatMap((column, index): [string, string][] => {
        const cell = said[index] ?? ''
        if (column === '' || column === ERROR_COLUMN) return []
        // Blank says nothing, but of what was: that there was nothing.
        return cell === '' && !WAS.has(column) ? [] : [[column, cell]]
      })
      const surplus = said.slice(columns.length).filter((cell) => cell !== '').length
      yield { line, cells: Object.fromEntries(cells), surplus }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new ChangeRefused(
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? `Row ${line + 1} is too long. Perhaps a quotation mark that opens a cell is not closed.`
        : `The file cannot be read after row ${line}: a quotation mark is missing, or stands where none can be.`,
    )
  } finally {
    parser.destroy()
    file.destroy()
  }
}
