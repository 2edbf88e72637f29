import {
  AppError,
  newId,
  type ProductDraft,
  productDraftSchema,
  type saveDraftInput,
  type savedDraftSchema,
} from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { withWordsOfAll } from '../attributes/category-attributes.ts'
import type { Deps, ProductTx } from '../deps.ts'
import { type LockedProduct, lockProduct, requireRevisable } from '../products/product.repository.ts'
import { findDraftProblems, refuse, withStoredTexts } from './check-draft.ts'
import { copiesOfDrafts } from './listing-copies.ts'
import { withoutOffers } from './live-content.ts'
import { insertDrafts, type OpenRevision, readOpenRevision, requireSeen, writeDrafts } from './revision.repository.ts'

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
    const [saved] = await writeContents(tx, actor, [{ product, open: seen, content }], now)
    if (!saved) throw new Error('A draft that was written is missing.')
    return { productId, savedAt: now.toISOString(), ...saved }
  })
}

/** A checked content, and where it goes: over the open draft of a locked product, or into its next. */
export type ContentToWrite = {
  product: Pick<LockedProduct, 'id' | 'publishedAt' | 'currency'>
  open: Pick<OpenRevision, 'id' | 'number' | 'version'> | undefined
  content: ProductDraft
}
type SavedContent = Pick<z.infer<typeof savedDraftSchema>, 'revisionId' | 'number' | 'version'>

/**
 * Writes contents as drafts, one of each product, with the copies that lists show of what was never on sale. The products are
 * locked, and no open revision is submitted. As many statements for many as for one.
 * @throws AppError CONFLICT
 */
export async function writeContents(
  tx: ProductTx,
  actor: VendorActor,
  items: readonly ContentToWrite[],
  now: Date,
): Promise<SavedContent[]> {
  const worded = await withWordsOfAll(
    tx,
    items.map(({ content }) => content),
  )
  const written = items.map(({ product, open }, index) => {
    const content = worded[index] ?? productDraftSchema.parse({})
    const isFirst = product.publishedAt === null
    return {
      productId: product.id,
      isFirst,
      open,
      id: open?.id ?? newId('prv'),
      content: isFirst ? { ...content, currency: content.currency ?? product.currency } : withoutOffers(content),
    }
  })
  const begun = written.filter(({ open }) => !open)
  const numbers = new Map<string, number>()
  if (begun.length > 0) {
    const drafts = begun.map(({ id, productId, content }) => ({ id, productId, content, by: actor, now }))
    for (const [index, number] of (await insertDrafts(tx, drafts)).entries())
      numbers.set(begun[index]?.id ?? '', number)
  }
  const kept = written.flatMap(({ open, content }) => (open ? [{ draft: open, content }] : []))
  if (kept.length > 0) await writeDrafts(tx, kept, now)
  await tx.$executeRaw`
    update product set change = coalesce(change, 'draft'), updated_at = ${now}
    where id = any(${written.map(({ productId }) => productId)})`
  const first = written.filter(({ isFirst }) => isFirst)
  if (first.length > 0) await writeCopies(tx, first)
  return written.map(({ id, open }) => ({
    revisionId: id,
    number: open?.number ?? numbers.get(id) ?? 1,
    version: open ? open.version + 1 : 1,
  }))
}

async function writeCopies(tx: ProductTx, drafts: readonly { productId: string; content: ProductDraft }[]) {
  const copies = await copiesOfDrafts(tx, drafts)
  const rows = copies.map((copy, index) => ({ ...copy, id: drafts[index]?.productId }))
  await tx.$executeRaw`
    update product p set title = c.title, currency = c.currency, lead_time_days = c."leadTimeDays",
      min_price_minor = c."minPriceMinor", is_from_price = c."isFromPrice", variant_count = c."variantCount",
      category_id = c."categoryId", category_name = c."categoryName",
      category_path = array(select jsonb_array_elements_text(c."categoryPath")), image = c.image
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id text, title text, currency text, "leadTimeDays" int,
      "minPriceMinor" int, "isFromPrice" boolean, "variantCount" int, "categoryId" text, "categoryName" text,
      "categoryPath" jsonb, image jsonb)
    where p.id = c.id`
}
