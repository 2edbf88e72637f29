import { idSchema, notFound, type productQueueInput, type productQueuePage, timestampSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { FORM_COLUMNS, type ProductFormRow } from '../products/product.repository.ts'
import { toVendorProduct } from '../products/vendor-product.ts'

type QueuePage = z.infer<typeof productQueuePage>
type QueueItem = QueuePage['items'][number]
type Row = ProductFormRow & {
  vendor_name: string
  vendor_slug: string
  vendor_city: string
  vendor_country: string
  tagline: string
}

const QUEUE_COLUMNS = Prisma.sql`
  ${FORM_COLUMNS}, p.vendor_name, p.vendor_slug, p.vendor_city, p.vendor_country, coalesce(f.tagline, '') as tagline`

/** Products in one state, the longest waiting first, with all that a decision needs. One statement. */
export async function listQueue(deps: Deps, input: z.infer<typeof productQueueInput>): Promise<QueuePage> {
  const after = decodeCursor(input.cursor, z.tuple([timestampSchema, idSchema('prd')]))
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select ${QUEUE_COLUMNS} from product p left join vendor_summary f on f.vendor_id = p.vendor_id
    where p.status = ${input.status}
      ${after ? Prisma.sql`and (coalesce(p.submitted_at, p.created_at), p.id) > (${after[0]}::timestamptz, ${after[1]})` : Prisma.empty}
    order by coalesce(p.submitted_at, p.created_at), p.id limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => toQueueItem(deps.mediaUrl, row),
    (row) => [row.queued_at.toISOString(), row.id],
  )
}

/** One product as a reviewer sees it. @throws AppError NOT_FOUND */
export async function showQueued(deps: Deps, productId: string): Promise<QueueItem> {
  const [row] = await deps.database.client.$queryRaw<Row[]>`
    select ${QUEUE_COLUMNS} from product p left join vendor_summary f on f.vendor_id = p.vendor_id
    where p.id = ${productId}`
  if (!row) throw notFound('product')
  return toQueueItem(deps.mediaUrl, row)
}

function toQueueItem(mediaUrl: string, row: Row): QueueItem {
  return {
    ...toVendorProduct(mediaUrl, row),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    factory: {
      id: row.vendor_id,
      slug: row.vendor_slug,
      name: row.vendor_name,
      tagline: row.tagline,
      city: row.vendor_city,
      country: row.vendor_country,
    },
  }
}
