import { MAX_CSV_BYTES } from '@millyard/contracts'
import { formInput } from '@millyard/service-kit'
import { z } from 'zod'

/** `FormData { file, requestId }`. The same request again answers the same change. */
export const uploadFileInput = formInput(
  z.object({
    requestId: z.uuid(),
    file: z
      .instanceof(File, { message: 'Choose a CSV file.' })
      .refine(({ size }) => size > 0, 'This file is empty.')
      .refine(({ size }) => size <= MAX_CSV_BYTES, 'Files are limited to 10 MB. Split it into two.'),
  }),
)
export type UploadFileInput = z.infer<typeof uploadFileInput>
