import { idSchema } from '@millyard/contracts'
import { createGate, defineJob } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { decode, encode } from './encode-image.ts'
import { findPicture } from './image.repository.ts'
import { originalKey, sizeKeys } from './image-keys.ts'

// One at a time: it is background work, and a shop that is being filled has other things to do.
const gate = createGate(1)

/** Makes a picture's AVIF sizes from its upload, then lets go of the upload. Safe to repeat. */
export const encodeAvifJob = defineJob({
  schema: z.object({ imageId: idSchema('img') }),
  async run(deps: Deps, { imageId }) {
    const { media } = deps
    const find = () => findPicture(deps.database.client, imageId)
    const image = await find()
    const upload = await media.get(originalKey(imageId))
    if (!image || !upload) return
    await gate(async () => {
      const picture = await decode(upload)
      for (const [width, key] of sizeKeys(image, 'avif')) await media.put(key, await encode(picture, width, 'avif'))
    })
    // Removed meanwhile: its own clean-up may have run before these files were written.
    if (!(await find())) await media.remove(sizeKeys(image, 'avif').map(([, key]) => key))
    await media.remove([originalKey(imageId)])
  },
})
