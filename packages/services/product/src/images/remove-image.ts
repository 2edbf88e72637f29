import { notFound, removeImageInput } from '@millyard/contracts'
import { defineJob, enqueue, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockEditableProduct } from '../products/product.repository.ts'
import { copyFirstImage } from './image.repository.ts'
import { originalKey, sizeKeys } from './image-keys.ts'

/**
 * Removes a picture of a draft; its files go in the background. Only a product that was never on sale can be edited, so no
 * order shows this picture.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (not editable)
 */
export async function removeImage(
  deps: Deps,
  actor: VendorActor,
  { productId, imageId }: z.infer<typeof removeImageInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    await lockEditableProduct(tx, actor.vendorId, productId)
    const image = await tx.productImage.findFirst({
      where: { id: imageId, productId },
      select: { id: true, widths: true },
    })
    if (!image) throw notFound('picture')
    await tx.productImage.deleteMany({ where: { id: imageId, productId } })
    await copyFirstImage(tx, productId, deps.clock.now())
    await enqueue(tx, 'remove-image-files', image)
  })
  return { ok: true }
}

export const removeImageFilesJob = defineJob({
  schema: z.object({ id: removeImageInput.shape.imageId, widths: z.array(z.int()) }),
  async run(deps: Deps, image) {
    const keys = [...sizeKeys(image, 'webp'), ...sizeKeys(image, 'avif')].map(([, key]) => key)
    await deps.media.remove([...keys, originalKey(image.id)])
  },
})
