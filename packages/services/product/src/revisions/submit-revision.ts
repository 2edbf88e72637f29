import { AppError, contentProblems, newId, type openRevisionInput, type ProductDraft } from '@millyard/contracts'
import { publish, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { readCategoryAttributes, withoutWords } from '../attributes/category-attributes.ts'
import { findRefusedBrand, namesProposal, withCurrentBrand } from '../brands/content-brand.ts'
import type { Deps } from '../deps.ts'
import { findSlug, retryTaken } from '../products/find-slug.ts'
import { type LockedProduct, lockProduct, writeHistory } from '../products/product.repository.ts'
import { productStatus } from '../products/product-status.ts'
import { lockProductStock } from '../stock/stock.repository.ts'
import { lockVendor } from '../vendors/vendor.repository.ts'
import { findDraftProblems, findTakenSkus, priceProblems, refuse } from './check-draft.ts'
import { decideRevision } from './decide-revision.ts'
import { readLive, withoutOffers } from './live-content.ts'
import { markSubmitted, readOpenRevision, requireSeen } from './revision.repository.ts'

const TRUSTED = { userId: '', name: 'Millyard' }

/**
 * Puts a draft before our staff, who see exactly this version of it; or, when they trust the vendor, on sale at once. Only a
 * complete draft of an approved vendor.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (in review already, or nothing to submit), CONFLICT (written since),
 * BAD_INPUT (all that is missing, by field), FORBIDDEN (vendor not approved)
 */
export async function submitRevision(
  deps: Deps,
  actor: VendorActor,
  { productId, ...seen }: z.infer<typeof openRevisionInput>,
): Promise<{ ok: true; isApproved: boolean }> {
  const now = deps.clock.now()
  return retryTaken(() =>
    deps.database.transaction(async (tx) => {
      const vendor = await lockVendor(tx, actor.vendorId)
      await lockProductStock(tx, productId)
      const product = await lockProduct(tx, productId, actor.vendorId)
      const open = await readOpenRevision(tx, productId)
      if (open?.status !== 'draft') {
        throw new AppError('ILLEGAL_TRANSITION', {
          message: open ? 'Our staff are looking at this product already.' : 'There is no draft to submit.',
          details: { from: open?.status ?? product.status },
        })
      }
      const draft = requireSeen(open, seen)
      if (vendor?.status !== 'approved')
        throw new AppError('FORBIDDEN', { message: 'Your store must be approved before you can submit products.' })
      const content = await withCurrentBrand(tx, draft.content)
      const isFirst = product.publishedAt === null
      refuse([
        ...contentProblems(content, {
          isFirst,
          attributes: await readCategoryAttributes(tx, content.categoryId),
          minQuantity: isFirst ? undefined : product.terms.minQuantity,
        }),
        ...(await findDraftProblems(tx, product, content)),
        ...(await findRefusedBrand(tx, content)),
        ...(isFirst ? [] : priceProblems(content, product.currency)),
        ...(await findTakenSkus(tx, product, content)),
      ])
      const live = await readLive(tx, productId)
      if (live && isSame(withoutOffers(content), await withCurrentBrand(tx, live.content)))
        throw new AppError('BAD_INPUT', { message: 'Nothing differs from what is on sale.' })

      const slug = product.slug ?? (await findSlug(tx, content.title))
      await markSubmitted(tx, draft, actor, now)
      await tx.productImage.updateMany({
        where: { productId, id: { in: content.images.map(({ id }) => id) }, keptAt: null },
        data: { keptAt: now },
      })
      const submitted = await moveToSubmitted(tx, { ...product, slug }, actor, now)
      // Trust is for what the factory writes, not for a brand that nobody has looked at.
      if (vendor.isTrusted && !(await namesProposal(tx, content))) {
        const revision = { ...draft, status: 'submitted' as const }
        await decideRevision(deps, tx, submitted, revision, {
          status: 'approved',
          note: '',
          by: TRUSTED,
          isAutomatic: true,
          now,
        })
        return { ok: true, isApproved: true }
      }
      await publish(tx, deps.clock, isFirst ? 'product.submitted.v1' : 'product_change.submitted.v1', productId, {
        ...{ productId, vendorId: actor.vendorId, title: content.title, slug, note: '' },
        revisionId: draft.id,
        number: draft.number,
      })
      return { ok: true, isApproved: false }
    }),
  )
}

async function moveToSubmitted(
  tx: Parameters<typeof lockProduct>[0],
  product: LockedProduct & { slug: string },
  actor: VendorActor,
  now: Date,
): Promise<LockedProduct & { slug: string }> {
  const isFirst = product.publishedAt === null
  if (isFirst) productStatus.assert(product.status, 'submitted')
  const status = isFirst ? 'submitted' : product.status
  await tx.product.update({
    where: { id: product.id },
    data: { status, change: 'submitted', slug: product.slug, updatedAt: now },
    select: { id: true },
  })
  if (isFirst) {
    await writeHistory(tx, {
      id: newId('hst'),
      productId: product.id,
      fromStatus: product.status,
      toStatus: 'submitted',
      note: '',
      actor,
      now,
    })
  }
  return { ...product, status, change: 'submitted' }
}

function isSame(a: ProductDraft, b: ProductDraft): boolean {
  return JSON.stringify(withoutWords(a)) === JSON.stringify(withoutWords(b))
}
