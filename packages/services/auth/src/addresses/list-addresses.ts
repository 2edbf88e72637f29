import type { Address, PageInput } from '@millyard/contracts'
import { decodeCursor, toPage, type UserActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { findAddresses, toAddress } from './address.repository.ts'

const sortKey = z.tuple([z.union([z.literal(0), z.literal(1)]), z.string().max(40)])

/** The caller's address book, the default first, then the newest. */
export async function listAddresses(
  { database }: Deps,
  actor: UserActor,
  input: PageInput,
): Promise<{ items: Address[]; nextCursor: string | null }> {
  const cursor = decodeCursor(input.cursor, sortKey)
  const rows = await findAddresses(database.client, actor.userId, {
    after: cursor && { isDefault: cursor[0] === 1, id: cursor[1] },
    take: input.limit + 1,
  })
  return toPage(rows, input.limit, toAddress, (row) => [row.isDefault ? 1 : 0, row.id])
}
