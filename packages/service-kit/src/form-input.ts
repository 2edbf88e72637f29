import { z } from 'zod'

/** Reads a form into typed fields; each problem names its field. */
export function formInput<T extends z.ZodType>(fields: T, message = 'Send this as a form.') {
  return z.instanceof(FormData, { message }).transform((form, ctx): z.infer<T> => {
    const result = fields.safeParse(Object.fromEntries(form))
    if (result.success) return result.data
    for (const { path, message: problem } of result.error.issues) {
      ctx.addIssue({ code: 'custom', path, message: problem })
    }
    return z.NEVER
  })
}
