import { optionSchema } from '@millyard/contracts'
import { z } from 'zod'

/** `product.options` as it is stored. */
export const storedOptionsSchema = z.array(optionSchema)
