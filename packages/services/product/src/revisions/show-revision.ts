import { notFound, type ProductRevision, type revisionIdInput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { readLive } from './live-content.ts'
import { createContentView, REVISION_COLUMNS, readContent, toRevision } from './show-content.ts'

/** One revision of the vendor's own product, with what it is compared with. @throws AppError NOT_FOUND */
export async function showRevision(
  deps: Deps,
  actor: VendorActor,
  { productId, revisionId }: z.infer<typeof revisionIdInput>,
): Promise<ProductRevision> {
  const row = await deps.database.client.productRevision.findFirst({
    where: { id: revisionId, productId, product: { vendorId: actor.vendorId } },
    select: REVISION_COLUMNS,
  })
  if (!row) throw notFound('version')
  return viewRevision(deps, productId, row)
}

type Row = Parameters<typeof toRevision>[0] & { content: unknown; base: unknown }

/** A revision with pictures and names: compared with what was on sale when it ended, or with what is on sale now. */
export async function viewRevision(deps: Deps, productId: string, row: Row): Promise<ProductRevision> {
  const content = readContent(row.content)
  const isOpen = row.status === 'draft' || row.status === 'submitted'
  const live = isOpen ? await readLive(deps.database.client, productId) : undefined
  const base = isOpen ? live?.content : row.base ? readContent(row.base) : undefined
  const view = await createContentView(deps, productId, [content, base])
  return toRevision(row, view(content), base ? view(base) : null)
}
