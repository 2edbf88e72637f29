import { ATTRIBUTE_COLUMN, badField, newId } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { insertChange } from './begin-change.ts'
import { enqueueChange } from './change.repository.ts'
import { type CsvFormat, readFormat } from './read-csv.ts'
import type { UploadFileInput } from './upload-file-input.ts'

const LONGEST_NAME = 120

/**
 * Takes a file of products and has it checked in the background. The row comes before the file and the job after it: killed in
 * between, the same request goes on where it was, and no file lies about that no row names.
 * @throws AppError BAD_INPUT (`file`), CONFLICT (another file of the vendor is being checked or applied)
 */
export async function uploadFile(
  deps: Deps,
  actor: VendorActor,
  { file, requestId }: UploadFileInput,
): Promise<{ changeId: string }> {
  const content = Buffer.from(await file.arrayBuffer())
  const format = readFormat(content)
  await requireKnownAttributes(deps, format)
  const id = newId('chg')
  const changeId = await deps.database.transaction((tx) =>
    insertChange(deps, tx, actor, {
      id,
      kind: 'import',
      title: nameOf(file),
      requestId,
      request: format,
      fileKey: `${id.slice(-2)}/${id}`,
    }),
  )
  const { state, fileKey, stagedAt } = await deps.database.client.catalogueChange.findUniqueOrThrow({
    where: { id: changeId },
    select: { state: true, fileKey: true, stagedAt: true },
  })
  if (state !== 'checking' || stagedAt || !fileKey) return { changeId }
  // A repeated request finds the file there: what the first has brought is what counts.
  if (!(await hasFile(deps, fileKey))) await deps.imports.put(fileKey, content)
  await deps.database.transaction((tx) => enqueueChange(tx, 'check-change', changeId))
  return { changeId }
}

async function hasFile({ imports }: Deps, key: string): Promise<boolean> {
  const file = await imports.openStream(key)
  file?.stream.destroy()
  return file !== undefined
}

/** A file's name as a title: one line, and something to see. */
function nameOf({ name }: File): string {
  const plain = name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '').trim()
  return plain.slice(0, LONGEST_NAME) || 'products.csv'
}

async function requireKnownAttributes(deps: Deps, { columns }: CsvFormat): Promise<void> {
  const asked = columns.filter((column) => column.startsWith(ATTRIBUTE_COLUMN))
  if (asked.length === 0) return
  const known = await deps.database.client.attribute.findMany({ select: { name: true } })
  const names = new Set(known.map(({ name }) => `${ATTRIBUTE_COLUMN}${name.toLowerCase()}`))
  const unknown = asked.find((column) => !names.has(column))
  if (unknown)
    throw badField(
      'file',
      `We do not know the column “${unknown.slice(0, 60)}”. See the template for those that we do.`,
    )
}
