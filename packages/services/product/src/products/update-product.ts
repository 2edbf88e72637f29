import { badField, newId, type updateProductInput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockEditableProduct } from './product.repository.ts'
import {
  checkProductInput,
  checkSkus,
  findSlug,
  insertVariants,
  readCategory,
  retryTaken,
  variantColumns,
} from './write-product.ts'

/**
 * Replaces the content of a draft (or of one with changes requested): what the input leaves out is gone. Variants keep
 * their ids; an id that is not this product's own is refused (P45), so nothing of another product can be touched.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (not editable), BAD_INPUT
 */
export async function updateProduct(
  deps: Deps,
  actor: VendorActor,
  { productId, product: input }: z.infer<typeof updateProductInput>,
): Promise<{ ok: true }> {
  checkProductInput(input, 'product.')
  const now = deps.clock.now()
  await retryTaken(() =>
    deps.database.transaction(async (tx) => {
      // Stock rows before the product's row, as everywhere: setStock takes them in this order too.
      const stock = await tx.$queryRaw<{ variant_id: string; on_hand: number }[]>`
        select s.variant_id, s.on_hand from stock_item s join product p on p.id = s.product_id
        where p.id = ${productId} and p.vendor_id = ${actor.vendorId} order by s.variant_id for update of s`
      await lockEditableProduct(tx, actor.vendorId, productId)
      const before = new Map(stock.map((row) => [row.variant_id, row.on_hand]))
      const variants = input.variants.map((variant, index) => {
        if (variant.id !== undefined && !before.has(variant.id))
          throw badField(`product.variants.${index}.id`, 'This variant does not belong to this product.')
        return { ...variant, id: variant.id ?? newId('var') }
      })
      if (new Set(variants.map((variant) => variant.id)).size !== variants.length)
        throw badField('product.variants', 'A variant is listed twice.')

      const category = await readCategory(tx, input.categoryId, 'product.')
      await checkSkus(tx, actor.vendorId, productId, variants, 'product.')
      const current = await tx.product.findUniqueOrThrow({
        where: { id: productId },
        select: { title: true, slug: true },
      })
      await tx.product.update({
        where: { id: productId },
        data: {
          title: input.title,
          slug: current.title === input.title ? current.slug : await findSlug(tx, input.title),
          description: input.description,
          currency: input.currency,
          leadTimeDays: input.leadTimeDays,
          options: input.options,
          ...category,
          ...variantColumns(variants),
          updatedAt: now,
        },
        select: { id: true },
      })
      // Written anew rather than changed one by one: two variants may have swapped their SKUs.
      await tx.productVariant.deleteMany({ where: { productId } })
      const owner = { vendorId: actor.vendorId, productId, actorId: actor.userId, now }
      await insertVariants(tx, owner, variants, before)
    }),
  )
  return { ok: true }
}
