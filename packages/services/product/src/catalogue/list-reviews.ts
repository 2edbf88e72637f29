import { idSchema, type reviewsInput, type reviewsPage, timestampSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { ON_SALE } from '../products/product.repository.ts'

type Row = { id: string; rating: number; title: string; body: string; author_name: string; created_at: Date }

/** Reviews of a product on sale, newest first. Of any other product there are none to see. */
export async function listReviews(
  deps: Deps,
  input: z.infer<typeof reviewsInput>,
): Promise<z.infer<typeof reviewsPage>> {
  const after = decodeCursor(input.cursor, z.tuple([timestampSchema, idSchema('rev')]))
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select r.id, r.rating, r.title, r.body, r.author_name, r.created_at
    from product_review r join product p on p.id = r.product_id
    where r.product_id = ${input.productId} and ${ON_SALE}
      ${after ? Prisma.sql`and (r.created_at, r.id) < (${after[0]}::timestamptz, ${after[1]})` : Prisma.empty}
    order by r.created_at desc, r.id desc limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: row.id,
      rating: row.rating,
      title: row.title,
      body: row.body,
      authorName: row.author_name,
      createdAt: row.created_at.toISOString(),
    }),
    (row) => [row.created_at.toISOString(), row.id],
  )
}
