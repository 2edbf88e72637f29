import {
  idSchema,
  notFound,
  type sharedWishlistInput,
  type sharedWishlistPage,
  timestampSchema,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import { CARD_COLUMNS, type CardRow, toProductCard } from '../catalogue/product-card.ts'
import type { Deps } from '../deps.ts'
import { ON_SALE } from '../products/product.repository.ts'

type Row = { shared_by: string } & ((CardRow & { added_at: Date }) | { id: null })

/**
 * What is on sale of a list, for whoever holds its token: no prices of then, and of its owner the short name alone. One
 * statement: the list by its token, its goods by its owner.
 * @throws AppError NOT_FOUND (no such link, or it was stopped)
 */
export async function showSharedWishlist(
  deps: Deps,
  input: z.infer<typeof sharedWishlistInput>,
): Promise<z.infer<typeof sharedWishlistPage>> {
  const after = decodeCursor(input.cursor, z.tuple([timestampSchema, idSchema('prd')]))
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select l.shared_by, shown.* from wishlist l left join lateral (
      select ${CARD_COLUMNS}, w.added_at from wishlist_item w join product p on p.id = w.product_id
      where w.customer_id = l.customer_id and w.removed_at is null and ${ON_SALE}
        ${after ? Prisma.sql`and w.added_at <= ${after[0]}::timestamptz and (w.added_at < ${after[0]}::timestamptz or w.product_id > ${after[1]})` : Prisma.empty}
      order by w.added_at desc, w.product_id limit ${input.limit + 1}
    ) shown on true
    where l.share_token = ${input.token}`
  const [first] = rows
  if (!first) throw notFound('wishlist')
  const cards = rows.filter((row) => row.id !== null)
  const page = toPage(
    cards,
    input.limit,
    (row) => toProductCard(deps, row),
    (row) => [row.added_at.toISOString(), row.id],
  )
  return { ...page, ownerName: first.shared_by }
}
