import { idSchema } from '@millyard/contracts'
import { formInput } from '@millyard/service-kit'
import { z } from 'zod'
import { pictureFileSchema } from './picture-form.ts'

/** `FormData { productId, file }`. */
export const addImageInput = formInput(z.object({ productId: idSchema('prd'), file: pictureFileSchema }))
export type AddImageInput = z.infer<typeof addImageInput>
