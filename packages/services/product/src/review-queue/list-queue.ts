import {
  idSchema,
  type productQueueInput,
  type productQueuePage,
  revisionStatusSchema,
  timestampSchema,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { storedImageSchema, toImageRefOrNull } from '../images/image-ref.ts'

type Row = {
  id: string
  number: number
  status: string
  created_at: Date
  created_by_name: string
  submitted_at: Date
  submitted_by_name: string | null
  decided_at: Date | null
  decided_by_name: string | null
  is_automatic: boolean
  note: string
  product_id: string
  title: string
  variant_count: number
  cover: unknown
  category_name: string
  is_change: boolean
  factory: z.infer<typeof productQueuePage>['items'][number]['factory']
}

/** Whether the product of a revision `r` was on sale before it. */
const WAS_ON_SALE = Prisma.sql`exists (select from product_revision a
  where a.product_id = r.product_id and a.number < r.number and a.status = 'approved')`

/** Revisions in one state, the longest waiting first, as a list shows them. One statement, by the queue's index. */
export async function listQueue(
  deps: Deps,
  input: z.infer<typeof productQueueInput>,
): Promise<z.infer<typeof productQueuePage>> {
  const after = decodeCursor(input.cursor, z.tuple([timestampSchema, idSchema('prv')]))
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select r.id, r.number, r.status, r.created_at, r.created_by_name, r.submitted_at, r.submitted_by_name, r.decided_at,
      r.decided_by_name, r.is_automatic, r.note, r.product_id, r.content->>'title' as title,
      jsonb_array_length(r.content->'variants') as variant_count,
      coalesce(c.name, '') as category_name,
      ${WAS_ON_SALE} as is_change,
      (select json_build_object('id', i.id, 'widths', i.widths, 'alt', r.content->'images'->0->>'alt')
        from product_image i where i.id = r.content->'images'->0->>'id') as cover,
      json_build_object('id', p.vendor_id, 'slug', p.vendor_slug, 'name', p.vendor_name, 'city', p.vendor_city,
        'country', p.vendor_country, 'tagline', coalesce(f.tagline, '')) as factory
    from product_revision r
    join product p on p.id = r.product_id
    left join vendor_summary f on f.vendor_id = p.vendor_id
    left join category c on c.id = r.content->>'categoryId'
    where r.status = ${input.status} and r.submitted_at is not null
      ${input.vendorId ? Prisma.sql`and p.vendor_id = ${input.vendorId}` : Prisma.empty}
      ${input.kind ? Prisma.sql`and ${WAS_ON_SALE} = ${input.kind === 'change'}` : Prisma.empty}
      ${after ? Prisma.sql`and (r.submitted_at, r.id) > (${after[0]}::timestamptz, ${after[1]})` : Prisma.empty}
    order by r.submitted_at, r.id limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: row.id,
      number: row.number,
      status: revisionStatusSchema.parse(row.status),
      createdAt: row.created_at.toISOString(),
      createdBy: row.created_by_name,
      submittedAt: row.submitted_at.toISOString(),
      submittedBy: row.submitted_by_name,
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedBy: row.decided_by_name,
      isAutomatic: row.is_automatic,
      note: row.note,
      productId: row.product_id,
      title: row.title,
      categoryName: row.category_name,
      image: toImageRefOrNull(deps.mediaUrl, storedImageSchema.nullable().parse(row.cover)),
      factory: row.factory,
      isChange: row.is_change,
      variantCount: row.variant_count,
    }),
    (row) => [row.submitted_at.toISOString(), row.id],
  )
}
