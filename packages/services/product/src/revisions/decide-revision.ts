import { newId, type ProductDraft } from '@millyard/contracts'
import { publish } from '@millyard/service-kit'
import type { Deps, ProductTx } from '../deps.ts'
import { countVendorProduct, type LockedProduct, writeHistory } from '../products/product.repository.ts'
import { productStatus } from '../products/product-status.ts'
import { applyRevision } from './apply-revision.ts'
import { readLive } from './live-content.ts'
import { endRevision, insertDraft, type OpenRevision } from './revision.repository.ts'

export type Decision = {
  status: 'approved' | 'changes_requested' | 'rejected'
  note: string
  by: { userId: string; name: string }
  isAutomatic: boolean
  now: Date
}

/**
 * Brings a submitted revision to its end and does what follows: approved content is on sale when this commits; one that was
 * sent back goes on as a draft. The caller holds all locks (see product.repository.ts) and has checked who may.
 */
export async function decideRevision(
  deps: Deps,
  tx: ProductTx,
  product: LockedProduct & { slug: string },
  revision: OpenRevision,
  decision: Decision,
): Promise<void> {
  const { status, note, by, isAutomatic, now } = decision
  const { id: productId, vendorId, slug } = product
  const isFirst = product.publishedAt === null
  const base = (await readLive(tx, productId))?.content ?? null
  await endRevision(tx, revision, { status, base, note, by, isAutomatic, now })

  if (isFirst) productStatus.assert(product.status, status)
  if (status === 'approved') {
    await applyRevision(tx, product, revision.content, { actorId: revision.submittedBy.userId, now })
    if (isFirst) await countVendorProduct(tx, vendorId, 1)
  } else {
    if (status === 'changes_requested') await continueAsDraft(tx, productId, revision, now)
    await tx.product.update({
      where: { id: productId },
      data: {
        status: isFirst ? status : product.status,
        change: status === 'changes_requested' ? 'changes_requested' : null,
        updatedAt: now,
      },
      select: { id: true },
    })
  }
  if (isFirst) {
    await writeHistory(tx, {
      id: newId('hst'),
      productId,
      fromStatus: product.status,
      toStatus: status,
      note,
      actor: by,
      now,
    })
  }
  await publish(tx, deps.clock, `${isFirst ? 'product' : 'product_change'}.${status}.v1` as const, productId, {
    ...{ productId, vendorId, slug, note, title: revision.content.title },
    revisionId: revision.id,
    number: revision.number,
  })
}

/** What goes on after a revision has ended without being thrown away: a draft that says the same. */
export async function continueAsDraft(
  tx: ProductTx,
  productId: string,
  { content, submittedBy }: { content: ProductDraft; submittedBy: { userId: string; name: string } },
  now: Date,
): Promise<void> {
  await insertDraft(tx, { id: newId('prv'), productId, content, by: submittedBy, now })
}
