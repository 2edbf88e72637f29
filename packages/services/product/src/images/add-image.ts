import { badField, type ImageRef, MAX_IMAGES_PER_PRODUCT, newId } from '@millyard/contracts'
import { enqueue, type VendorActor } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { lockEditableProduct, requireEditableProduct } from '../products/product.repository.ts'
import type { AddImageInput } from './add-image-input.ts'
import { createGate } from './create-gate.ts'
import { decodeUpload, encode, widthsFor } from './encode-image.ts'
import { insertImage } from './image.repository.ts'
import { originalKey, sizeKeys } from './image-keys.ts'
import { type StoredImage, toImageRef } from './image-ref.ts'

const gate = createGate(2)
const FULL = `A product has at most ${MAX_IMAGES_PER_PRODUCT} pictures.`

/**
 * Adds a picture to a draft: checks it, writes its WebP sizes, then its row; AVIF follows in the background. No disk or CPU
 * work happens inside the transaction; when that fails, the files are removed again.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (not editable), BAD_INPUT (`file`)
 */
export async function addImage(deps: Deps, actor: VendorActor, input: AddImageInput): Promise<ImageRef> {
  const { media } = deps
  const product = await requireEditableProduct(deps.database.client, actor.vendorId, input.productId)
  if (product.imageCount >= MAX_IMAGES_PER_PRODUCT) throw badField('file', FULL)

  const image: StoredImage = { id: newId('img'), alt: input.alt, widths: [] }
  const withAvif = deps.mediaFormats.includes('avif')
  const removeFiles = () =>
    media.remove([...sizeKeys(image, 'webp').map(([, key]) => key), originalKey(image.id)]).catch((error) => {
      deps.log.warn({ err: error, imageId: image.id }, 'files of a picture that was not added remain')
    })

  try {
    await gate(async () => {
      const upload = Buffer.from(await input.file.arrayBuffer())
      const picture = await decodeUpload(upload)
      image.widths = widthsFor(picture.width)
      for (const [width, key] of sizeKeys(image, 'webp')) await media.put(key, await encode(picture, width, 'webp'))
      if (withAvif) await media.put(originalKey(image.id), upload)
    })
    await deps.database.transaction(async (tx) => {
      const locked = await lockEditableProduct(tx, actor.vendorId, input.productId)
      if (locked.imageCount >= MAX_IMAGES_PER_PRODUCT) throw badField('file', FULL)
      await insertImage(tx, input.productId, image, deps.clock.now())
      if (withAvif) await enqueue(tx, 'encode-avif', { imageId: image.id }, { maxAttempts: 3 })
    })
  } catch (error) {
    await removeFiles()
    throw error
  }
  return toImageRef(deps.mediaUrl, image)
}
