import { MAX_IMAGE_BYTES } from '@millyard/contracts'
import { z } from 'zod'

/** A picture in a form. What it is, is read from its content later. */
export const pictureFileSchema = z
  .instanceof(File, { message: 'Choose a picture.' })
  .refine((file) => file.size > 0, 'This file is empty.')
  .refine((file) => file.size <= MAX_IMAGE_BYTES, 'Pictures are limited to 10 MB.')
