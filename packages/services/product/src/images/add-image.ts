import { badField, type ImageRef } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { lockProduct, readOwnStatus, requireRevisable } from '../products/product.repository.ts'
import type { AddImageInput } from './add-image-input.ts'
import { storePicture } from './store-picture.ts'

/** Pictures of one product that no version has been submitted with: what somebody tries out, and no more. */
const MAX_LOOSE_IMAGES = 60
const FULL = 'Too many pictures wait for this product. Submit it, or try again tomorrow.'

/**
 * Uploads a picture for a product's draft. Nothing shows it until a draft names it.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (not editable), BAD_INPUT (`file`)
 */
export async function addImage(deps: Deps, actor: VendorActor, input: AddImageInput): Promise<ImageRef> {
  requireRevisable({ status: await readOwnStatus(deps.database.client, actor.vendorId, input.productId) })
  await requireRoom(deps.database.client, input.productId)
  return storePicture(deps, { file: input.file, alt: '' }, async (tx, image) => {
    const product = await lockProduct(tx, input.productId, actor.vendorId)
    requireRevisable(product)
    await requireRoom(tx, product.id)
    await tx.productImage.create({
      data: { ...image, productId: product.id, createdAt: deps.clock.now() },
      select: { id: true },
    })
  })
}

async function requireRoom(reader: Pick<Deps['database']['client'], 'productImage'>, productId: string): Promise<void> {
  const loose = await reader.productImage.count({ where: { productId, keptAt: null } })
  if (loose >= MAX_LOOSE_IMAGES) throw badField('file', FULL)
}
