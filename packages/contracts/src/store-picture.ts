/**
 * The logo and the cover of a factory's store. The product service keeps them, as it keeps all pictures of the shop.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | storePictures.get | vendor store.manage | those of my factory |
 * | storePictures.set | vendor store.manage | a form: `kind` and `file`; the one before goes |
 * | storePictures.remove | vendor store.manage | the store goes without |
 */
import { z } from 'zod'
import { imageSchema } from './common.ts'

export const STORE_PICTURES = ['logo', 'cover'] as const
export const storePictureKindSchema = z.enum(STORE_PICTURES)
export type StorePictureKind = z.infer<typeof storePictureKindSchema>
export const storePicturesSchema = z.object({ logo: imageSchema.nullable(), cover: imageSchema.nullable() })
export type StorePictures = z.infer<typeof storePicturesSchema>
export const removeStorePictureInput = z.object({ kind: storePictureKindSchema })
