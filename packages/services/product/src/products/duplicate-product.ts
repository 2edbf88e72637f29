import { newId, notFound, type ProductDraft, type savedDraftSchema } from '@millyard/contracts'
import { enqueue, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { copyImages } from '../images/copy-images.ts'
import { readLive } from '../revisions/live-content.ts'
import { readContent } from '../revisions/show-content.ts'
import { insertProduct } from './create-product.ts'

const LONGEST_TITLE = 140

/**
 * A new draft that says what a product says: the version that is being written, or else what is on sale. Prices and weights
 * come along; SKUs and stock are the new product's own. It has pictures of its own.
 * @throws AppError NOT_FOUND
 */
export async function duplicateProduct(
  deps: Deps,
  actor: VendorActor,
  productId: string,
): Promise<z.infer<typeof savedDraftSchema>> {
  const { client } = deps.database
  const product = await client.product.findFirst({
    where: { id: productId, vendorId: actor.vendorId },
    select: {
      publishedAt: true,
      currency: true,
      leadTimeDays: true,
      images: { select: { id: true, widths: true } },
      revisions: { select: { content: true, status: true }, orderBy: { number: 'desc' }, take: 1 },
    },
  })
  if (!product) throw notFound('product')
  const live = await readLive(client, productId)
  const [last] = product.revisions
  const isOpen = last?.status === 'draft' || last?.status === 'submitted'
  const source = last && (isOpen || !live) ? readContent(last.content) : live?.content
  if (!source) throw notFound('product')

  const widths = new Map(product.images.map((image) => [image.id, image.widths]))
  const images = await copyImages(
    deps,
    source.images.flatMap((image) => {
      const known = widths.get(image.id)
      return known ? [{ ...image, widths: known }] : []
    }),
  )
  const offers = new Map(live?.variants.map((variant) => [variant.id, variant]))
  const content: ProductDraft = {
    ...source,
    title: `${source.title.slice(0, LONGEST_TITLE - 7)} (copy)`.trim(),
    images: images.map(({ id, alt }) => ({ id, alt })),
    currency: source.currency ?? product.currency,
    leadTimeDays: source.leadTimeDays ?? (live ? product.leadTimeDays : null),
    terms: source.terms ?? live?.terms ?? null,
    variants: source.variants.map(({ id, ...variant }) => {
      const offer = id ? offers.get(id) : variant
      return {
        optionValues: variant.optionValues,
        sku: '',
        priceMinor: offer?.priceMinor ?? null,
        priceBreaks: offer?.priceBreaks ?? [],
        weightGrams: offer?.weightGrams ?? null,
        stock: null,
      }
    }),
  }
  const newProductId = newId('prd')
  const now = deps.clock.now()
  return deps.database.transaction(async (tx) => {
    const saved = await insertProduct(tx, actor, newProductId, content, now)
    await tx.productImage.createMany({
      data: images.map(({ id, widths: sizes }) => ({
        id,
        productId: newProductId,
        alt: '',
        widths: sizes,
        createdAt: now,
      })),
    })
    const [first] = images
    if (first) {
      const { id, widths: sizes, alt } = first
      await tx.product.update({
        where: { id: newProductId },
        data: { image: { id, widths: sizes, alt } },
        select: { id: true },
      })
    }
    for (const { id, needsAvif } of images)
      if (needsAvif) await enqueue(tx, 'encode-avif', { imageId: id }, { maxAttempts: 3 })
    return saved
  })
}
