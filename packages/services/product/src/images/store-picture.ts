import { type ImageRef, newId } from '@millyard/contracts'
import { createGate, enqueue } from '@millyard/service-kit'
import type { Deps, ProductTx } from '../deps.ts'
import { decodeUpload, encode, widthsFor } from './encode-image.ts'
import { originalKey, sizeKeys } from './image-keys.ts'
import { type StoredImage, toImageRef } from './image-ref.ts'

const gate = createGate(2)

/**
 * Stores an uploaded picture: checks it, writes its WebP sizes, then its row with `write`; AVIF follows in the background.
 * No disk or CPU work happens inside the transaction; when that fails, the files are removed again.
 * @throws AppError BAD_INPUT (`file`), and what `write` throws
 */
export async function storePicture(
  deps: Deps,
  { file, alt }: { file: File; alt: string },
  write: (tx: ProductTx, image: StoredImage) => Promise<void>,
): Promise<ImageRef> {
  const { media } = deps
  const image: StoredImage = { id: newId('img'), alt, widths: [] }
  const withAvif = deps.mediaFormats.includes('avif')
  const removeFiles = () =>
    media.remove([...sizeKeys(image, 'webp').map(([, key]) => key), originalKey(image.id)]).catch((error) => {
      deps.log.warn({ err: error, imageId: image.id }, 'files of a picture that was not added remain')
    })

  try {
    await gate(async () => {
      const upload = Buffer.from(await file.arrayBuffer())
      const picture = await decodeUpload(upload)
      image.widths = widthsFor(picture.width)
      for (const [width, key] of sizeKeys(image, 'webp')) await media.put(key, await encode(picture, width, 'webp'))
      if (withAvif) await media.put(originalKey(image.id), upload)
    })
    await deps.database.transaction(async (tx) => {
      await write(tx, image)
      if (withAvif) await enqueue(tx, 'encode-avif', { imageId: image.id }, { maxAttempts: 3 })
    })
  } catch (error) {
    await removeFiles()
    throw error
  }
  return toImageRef(deps.mediaUrl, image)
}
