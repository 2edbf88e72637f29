import type { ImageRef } from '@millyard/contracts'
import { z } from 'zod'

/** A picture as the database keeps it. Its address is made when it is read, so that pictures can move house. */
export const storedImageSchema = z.object({ id: z.string(), widths: z.array(z.int()), alt: z.string() })
export type StoredImage = z.infer<typeof storedImageSchema>

/**
 * Where a picture's files lie, without width and format. The folder is the end of the id, which is random; its beginning
 * is the time and would put everything into one folder.
 */
export function imageKey(imageId: string): string {
  return `${imageId.slice(-2)}/${imageId}`
}

export function toImageRef(mediaUrl: string, image: StoredImage): ImageRef {
  return { id: image.id, basePath: `${mediaUrl}/${imageKey(image.id)}`, widths: image.widths, alt: image.alt }
}

/** The listing's picture; null for a product without one. */
export function toImageRefOrNull(mediaUrl: string, image: StoredImage | null): ImageRef | null {
  return image === null ? null : toImageRef(mediaUrl, image)
}
