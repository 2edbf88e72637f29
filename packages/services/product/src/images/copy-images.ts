import { newId } from '@millyard/contracts'
import type { Deps } from '../deps.ts'
import { originalKey, sizeKeys } from './image-keys.ts'

export type CopiedImage = { id: string; widths: number[]; alt: string; needsAvif: boolean }

/** Copies pictures with their files, for a product of their own: either of the two may let go of its own at any time. */
export async function copyImages(
  deps: Deps,
  images: readonly { id: string; widths: number[]; alt: string }[],
): Promise<CopiedImage[]> {
  const copies: CopiedImage[] = []
  for (const image of images) {
    const id = newId('img')
    const copy = async (from: string, to: string) => {
      const file = await deps.media.get(from)
      if (file) await deps.media.put(to, file)
      return file !== undefined
    }
    for (const format of ['webp', 'avif'] as const) {
      const targets = sizeKeys({ id, widths: image.widths }, format)
      for (const [index, [, from]] of sizeKeys(image, format).entries()) await copy(from, targets[index]?.[1] ?? '')
    }
    // The upload is still there while its AVIF files are being made.
    const needsAvif = await copy(originalKey(image.id), originalKey(id))
    copies.push({ id, widths: image.widths, alt: image.alt, needsAvif })
  }
  return copies
}
