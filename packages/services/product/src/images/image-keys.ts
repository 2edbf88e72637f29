import { imageKey, type StoredImage } from './image-ref.ts'

/** Width and key of every file of a picture in one format. */
export function sizeKeys(image: Pick<StoredImage, 'id' | 'widths'>, format: 'webp' | 'avif'): [number, string][] {
  return image.widths.map((width) => [width, `${imageKey(image.id)}-${width}.${format}`])
}

/** Where an upload waits for its AVIF sizes. The media route serves nothing from here; the job that makes them removes it. */
export function originalKey(imageId: string): string {
  return `incoming/${imageId}`
}
