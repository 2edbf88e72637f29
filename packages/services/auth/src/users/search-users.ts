import { idSchema, type userSearchInput, type userSearchPage } from '@millyard/contracts'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { maskEmail } from './mask-email.ts'

const sortKey = z.tuple([idSchema('usr')])
const userId = idSchema('usr')

/**
 * People by a part of their name or address (each has an index of three-letter pieces), or by their id; without words, everybody.
 * Newest first: ids are in the order of time.
 */
export async function searchUsers(
  { database: { client } }: Deps,
  { q, cursor, limit }: z.infer<typeof userSearchInput>,
): Promise<z.infer<typeof userSearchPage>> {
  const after = decodeCursor(cursor, sortKey)
  const rows = await client.user.findMany({
    where: {
      ...(after ? { id: { lt: after[0] } } : {}),
      ...(q === ''
        ? {}
        : userId.safeParse(q).success
          ? { AND: [{ id: q }] }
          : {
              OR: [
                { name: { contains: escapePattern(q), mode: 'insensitive' as const } },
                { email: { contains: escapePattern(q.toLowerCase()) } },
              ],
            }),
    },
    select: {
      id: true,
      name: true,
      email: true,
      emailVerifiedAt: true,
      blockedAt: true,
      createdAt: true,
      staffMember: { select: { userId: true } },
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  return toPage(
    rows,
    limit,
    ({ email, emailVerifiedAt, blockedAt, createdAt, staffMember, ...row }) => ({
      ...row,
      maskedEmail: maskEmail(email),
      emailVerified: emailVerifiedAt !== null,
      isBlocked: blockedAt !== null,
      isStaff: staffMember !== null,
      createdAt: createdAt.toISOString(),
    }),
    ({ id }) => [id],
  )
}

/** What somebody typed means itself: Prisma leaves the signs of LIKE in it. */
const escapePattern = (words: string) => words.replace(/[\\%_]/g, '\\$&')
