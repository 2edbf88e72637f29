import { AppError, newId, type ProductDraft, type saveDraftInput, type savedDraftSchema } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockProduct, requireRevisable } from '../products/product.repository.ts'
import { findDraftProblems, refuse, withStoredTexts } from './check-draft.ts'
import { draftCopies } from './listing-copies.ts'
import { withoutOffers } from './live-content.ts'
import { insertDraft, readOpenRevision, requireSeen, writeDraft } from './revision.repository.ts'

/**
 * Writes a product's open draft, complete or not; for a product on sale without one, begins it. What is on sale does not
 * change. Of two people who write on the same state of a draft the second is told, and nothing of the first is lost.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (in review, or ended), CONFLICT (written since), BAD_INPUT
 */
export async function saveDraft(
  deps: Deps,
  actor: VendorActor,
  { productId, base, content: typed }: z.infer<typeof saveDraftInput>,
): Promise<z.infer<typeof savedDraftSchema>> {
  const now = deps.clock.now()
  const content = withStoredTexts(typed, 'content.')
  return deps.database.transaction(async (tx) => {
    const product = await lockProduct(tx, productId, actor.vendorId)
    requireRevisable(product)
    const open = await readOpenRevision(tx, productId)
    if (open?.status === 'submitted') {
      throw new AppError('ILLEGAL_TRANSITION', {
        message: 'Our staff are looking at this version. Withdraw it to change it.',
        details: { from: 'submitted' },
      })
    }
    const seen = base ? requireSeen(open, base) : undefined
    if (open && !seen)
      throw new AppError('CONFLICT', { message: 'There is a draft already. Load the page again to see it.' })

    refuse(await findDraftProblems(tx, product, content), 'content.')
    const isFirst = product.publishedAt === null
    const written: ProductDraft = isFirst
      ? { ...content, currency: content.currency ?? product.currency }
      : withoutOffers(content)
    const id = seen?.id ?? newId('prv')
    const saved = seen
      ? { number: seen.number, version: await writeDraft(tx, seen, written, now) }
      : { number: await insertDraft(tx, { id, productId, content: written, by: actor, now }), version: 1 }
    await tx.product.update({
      where: { id: productId },
      data: {
        change: product.change ?? 'draft',
        updatedAt: now,
        ...(isFirst ? await draftCopies(tx, productId, written) : {}),
      },
      select: { id: true },
    })
    return { productId, revisionId: id, savedAt: now.toISOString(), ...saved }
  })
}
