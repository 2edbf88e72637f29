import { notFound, openChangeSchema, productStatusSchema, type VendorProduct } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { readLive } from '../revisions/live-content.ts'
import {
  createContentView,
  REVISION_COLUMNS,
  readContent,
  SUMMARY_COLUMNS,
  toRevision,
  toRevisionSummary,
} from '../revisions/show-content.ts'

/** One of the vendor's own products: what is on sale, what is being written, what staff said. @throws AppError NOT_FOUND */
export async function showOwnProduct(deps: Deps, actor: VendorActor, productId: string): Promise<VendorProduct> {
  const { client } = deps.database
  const [product, live, decided] = await Promise.all([
    client.product.findFirst({
      where: { id: productId, vendorId: actor.vendorId },
      select: {
        id: true,
        slug: true,
        status: true,
        change: true,
        title: true,
        updatedAt: true,
        publishedAt: true,
        revisions: { select: REVISION_COLUMNS, orderBy: { number: 'desc' }, take: 1 },
      },
    }),
    readLive(client, productId),
    client.productRevision.findFirst({
      where: {
        productId,
        product: { vendorId: actor.vendorId },
        status: { in: ['approved', 'changes_requested', 'rejected'] },
      },
      select: SUMMARY_COLUMNS,
      orderBy: { number: 'desc' },
    }),
  ])
  if (!product) throw notFound('product')
  const [last] = product.revisions
  // The open one; without one, and never on sale, the last: it is all there is to show.
  const row = last && (last.status === 'draft' || last.status === 'submitted' || !live) ? last : undefined
  const content = row && readContent(row.content)
  const base = row?.base ? readContent(row.base) : live?.content
  const view = await createContentView(deps, productId, [content, base, live?.content])
  return {
    id: product.id,
    slug: product.slug,
    status: productStatusSchema.parse(product.status),
    change: openChangeSchema.nullable().parse(product.change),
    title: product.title,
    updatedAt: product.updatedAt.toISOString(),
    publishedAt: product.publishedAt?.toISOString() ?? null,
    live: live ? { ...live, content: view(live.content) } : null,
    revision: row && content ? toRevision(row, view(content), base ? view(base) : null) : null,
    lastDecision: decided ? toRevisionSummary(decided) : null,
  }
}
