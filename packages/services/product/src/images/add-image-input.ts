import { idSchema } from '@millyard/contracts'
import { z } from 'zod'
import { formInput, pictureFileSchema } from './picture-form.ts'

/** `FormData { productId, file }`. */
export const addImageInput = formInput(z.object({ productId: idSchema('prd'), file: pictureFileSchema }))
export type AddImageInput = z.infer<typeof addImageInput>
