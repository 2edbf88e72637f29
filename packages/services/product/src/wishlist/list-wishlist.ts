import { idSchema, type PageInput, timestampSchema, type wishedIdsSchema, type wishlistPage } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage, type UserActor } from '@millyard/service-kit'
import { z } from 'zod'
import { CARD_COLUMNS, type CardRow, toProductCard } from '../catalogue/product-card.ts'
import type { Deps } from '../deps.ts'

type Row = CardRow & {
  price_when_added: number | null
  added_at: Date
  is_on_sale: boolean
  was_in_stock: boolean
  only_variant_id: string | null
}

/** A customer's list, the last added first; what has left the shop says so. One statement. */
export async function listWishlist(
  deps: Deps,
  actor: UserActor,
  input: PageInput,
): Promise<z.infer<typeof wishlistPage>> {
  const after = decodeCursor(input.cursor, z.tuple([timestampSchema, idSchema('prd')]))
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select ${CARD_COLUMNS}, w.added_at, w.was_in_stock, case when w.currency = p.currency then w.price_minor end as price_when_added,
      p.status = 'approved' and p.vendor_status = 'approved' as is_on_sale,
      case when p.variant_count = 1 then (select v.id from product_variant v where v.product_id = p.id and v.retired_at is null) end as only_variant_id
    from wishlist_item w join product p on p.id = w.product_id
    where w.customer_id = ${actor.userId} and w.removed_at is null
      ${after ? Prisma.sql`and w.added_at <= ${after[0]}::timestamptz and (w.added_at < ${after[0]}::timestamptz or w.product_id > ${after[1]})` : Prisma.empty}
    order by w.added_at desc, w.product_id limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => ({
      ...toProductCard(deps, row),
      priceWhenAddedMinor: row.price_when_added,
      addedAt: row.added_at.toISOString(),
      wasInStock: row.was_in_stock,
      isOnSale: row.is_on_sale,
      onlyVariantId: row.only_variant_id,
    }),
    (row) => [row.added_at.toISOString(), row.id],
  )
}

/** What is on a customer's list: all of it, as it is small. One statement. */
export async function listWishedIds(deps: Deps, actor: UserActor): Promise<z.infer<typeof wishedIdsSchema>> {
  const rows = await deps.database.client.wishlistItem.findMany({
    where: { customerId: actor.userId, removedAt: null },
    select: { productId: true },
  })
  return { productIds: rows.map((row) => row.productId) }
}
