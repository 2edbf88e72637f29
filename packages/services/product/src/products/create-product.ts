import { AppError, newId, type ProductInput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { lockVendorSummary } from '../vendors/vendor.repository.ts'
import { writeHistory } from './product.repository.ts'
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
 * Writes a draft with its variants and their counted stock.
 * @throws AppError BAD_INPUT (category, currency, SKUs, options), UNAVAILABLE (we have not heard of the vendor yet)
 */
export async function createProduct(
  deps: Deps,
  actor: VendorActor,
  input: ProductInput,
): Promise<{ productId: string }> {
  checkProductInput(input, '')
  const productId = newId('prd')
  const variants = input.variants.map((variant) => ({ ...variant, id: newId('var') }))
  const now = deps.clock.now()
  return retryTaken(() =>
    deps.database.transaction(async (tx) => {
      const vendor = await lockVendorSummary(tx, actor.vendorId)
      if (!vendor) {
        throw new AppError('UNAVAILABLE', { message: 'Your store is still being set up. Try again in a moment.' })
      }
      const category = await readCategory(tx, input.categoryId, '')
      await checkSkus(tx, actor.vendorId, productId, variants, '')
      await tx.product.create({
        data: {
          id: productId,
          vendorId: actor.vendorId,
          slug: await findSlug(tx, input.title),
          title: input.title,
          description: input.description,
          status: 'draft',
          currency: input.currency,
          leadTimeDays: input.leadTimeDays,
          options: input.options,
          ...vendor,
          ...category,
          ...variantColumns(variants),
          createdAt: now,
          updatedAt: now,
        },
        select: { id: true },
      })
      await insertVariants(tx, { vendorId: actor.vendorId, productId, actorId: actor.userId, now }, variants)
      await writeHistory(tx, {
        id: newId('hst'),
        productId,
        fromStatus: null,
        toStatus: 'draft',
        note: '',
        actor,
        now,
      })
      return { productId }
    }),
  )
}
