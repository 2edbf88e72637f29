import { idSchema, MAX_IMAGE_BYTES, text } from '@millyard/contracts'
import { z } from 'zod'

const fields = z.object({
  productId: idSchema('prd'),
  alt: text(200),
  file: z
    .instanceof(File, { message: 'Choose a picture.' })
    .refine((file) => file.size > 0, 'This file is empty.')
    .refine((file) => file.size <= MAX_IMAGE_BYTES, 'Pictures are limited to 10 MB.'),
})
export type AddImageInput = z.infer<typeof fields>

/** `FormData { productId, alt, file }`, read into typed fields. Each problem names its field. */
export const addImageInput = z
  .instanceof(FormData, { message: 'Send the picture as a form.' })
  .transform((form, ctx): AddImageInput => {
    const result = fields.safeParse(Object.fromEntries(form))
    if (result.success) return result.data
    for (const { path, message } of result.error.issues) ctx.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })
