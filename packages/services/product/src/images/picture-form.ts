import { MAX_IMAGE_BYTES } from '@millyard/contracts'
import { z } from 'zod'

/** A picture in a form. What it is, is read from its content later. */
export const pictureFileSchema = z
  .instanceof(File, { message: 'Choose a picture.' })
  .refine((file) => file.size > 0, 'This file is empty.')
  .refine((file) => file.size <= MAX_IMAGE_BYTES, 'Pictures are limited to 10 MB.')

/** Reads a form into typed fields; each problem names its field. */
export function formInput<T extends z.ZodType>(fields: T) {
  return z.instanceof(FormData, { message: 'Send the picture as a form.' }).transform((form, ctx): z.infer<T> => {
    const result = fields.safeParse(Object.fromEntries(form))
    if (result.success) return result.data
    for (const { path, message } of result.error.issues) ctx.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })
}
