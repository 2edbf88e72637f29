import { badField } from '@millyard/contracts'
import { z } from 'zod'

// PostgreSQL refuses \0 in text: a forged marker is bad input, not a failure of ours.
const cursorText = z.string().refine((value) => !value.includes('\0'))
const cursorSchema = z.array(z.union([cursorText, z.number(), z.null()])).max(6)

/** The sort key of the last row of a page, opaque to clients. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/**
 * Reads a cursor back with the schema of the list's sort key.
 * @throws AppError BAD_INPUT when the cursor was not made by this list.
 */
export function decodeCursor<T extends z.ZodType>(cursor: string | undefined, key: T): z.infer<T> | undefined {
  if (cursor === undefined) return undefined
  try {
    return key.parse(cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString())))
  } catch {
    throw badField('cursor', 'This page marker is not valid. Start from the first page.')
  }
}

/** Makes a page of the `limit + 1` rows that a list query asked for. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  map: (row: Row) => Item,
  key: (row: Row) => readonly (string | number | null)[],
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(map),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null,
  }
}
