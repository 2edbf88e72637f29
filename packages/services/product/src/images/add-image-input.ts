import { idSchema, text } from '@millyard/contracts'
import { z } from 'zod'
import { formInput, pictureFileSchema } from './picture-form.ts'

/** `FormData { productId, alt, file }`. */
export const addImageInput = formInput(
  z.object({ productId: idSchema('prd'), alt: text(200), file: pictureFileSchema }),
)
export type AddImageInput = z.infer<typeof addImageInput>
