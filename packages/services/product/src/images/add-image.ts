import { badField, type ImageRef, MAX_IMAGES_PER_PRODUCT } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { lockEditableProduct, requireEditableProduct } from '../products/product.repository.ts'
import type { AddImageInput } from './add-image-input.ts'
import { insertImage } from './image.repository.ts'
import { storePicture } from './store-picture.ts'

const FULL = `A product has at most ${MAX_IMAGES_PER_PRODUCT} pictures.`

/**
 * Adds a picture to a draft.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (not editable), BAD_INPUT (`file`)
 */
export async function addImage(deps: Deps, actor: VendorActor, input: AddImageInput): Promise<ImageRef> {
  const product = await requireEditableProduct(deps.database.client, actor.vendorId, input.productId)
  if (product.imageCount >= MAX_IMAGES_PER_PRODUCT) throw badField('file', FULL)
  return storePicture(deps, input, async (tx, image) => {
    const locked = await lockEditableProduct(tx, actor.vendorId, input.productId)
    if (locked.imageCount >= MAX_IMAGES_PER_PRODUCT) throw badField('file', FULL)
    await insertImage(tx, input.productId, image, deps.clock.now())
  })
}
