import { badField } from '@millyard/contracts'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'

export const IMAGE_WIDTHS = [320, 640, 960, 1280] as const
const LARGEST_WIDTH = 1280
const PIXEL_LIMIT = 50_000_000
const SMALLEST_SIDE = 200
/** Longer than this and a picture of 1,280 pixels' width would be too long for WebP. */
const LONGEST_RATIO = 4
const ACCEPTED_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp'])

/*
 * Measured on one core for a picture of 1600×2000 in all four sizes: WebP effort 2 0.25 s (effort 4: 0.5 s, no smaller);
 * AVIF effort 0 0.4 s and no smaller than WebP, effort 1 0.6 s and a quarter smaller, effort 2 1.1 s and a third smaller,
 * effort 4 5 s. So WebP is made while the vendor waits, AVIF with effort 1 in the background.
 */
const WEBP = { quality: 80, effort: 2 }
const AVIF = { quality: 55, effort: 1 }

/** A decoded, upright picture without metadata, at most 1,280 pixels wide. */
export type Picture = { data: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 }

/** The widths that files are made for; a picture smaller than the next step keeps its own width. */
export function widthsFor(width: number): number[] {
  const widths: number[] = IMAGE_WIDTHS.filter((step) => step <= width)
  if (width < LARGEST_WIDTH && widths.at(-1) !== width) widths.push(width)
  return widths
}

/**
 * Decodes an upload. What it is, is read from its content, never from its name or stated type. It comes out turned upright,
 * in sRGB and without any metadata (EXIF holds places and serial numbers).
 * @throws AppError BAD_INPUT on the field `file`
 */
export async function decodeUpload(upload: Buffer): Promise<Picture> {
  const type = await fileTypeFromBuffer(upload)
  if (!type || !ACCEPTED_TYPES.has(type.mime)) throw badField('file', 'Upload a JPEG, PNG or WebP picture.')
  try {
    const { width, height } = await sharp(upload, { limitInputPixels: false }).metadata()
    if (width * height > PIXEL_LIMIT) throw badField('file', 'This picture has more than 50 megapixels.')
    if (Math.min(width, height) < SMALLEST_SIDE)
      throw badField('file', `Pictures need at least ${SMALLEST_SIDE} pixels on each side.`)
    if (Math.max(width, height) / Math.min(width, height) > LONGEST_RATIO)
      throw badField('file', 'This picture is too long and narrow.')
    return await decode(upload)
  } catch (error) {
    if (error instanceof Error && error.name === 'AppError') throw error
    throw badField('file', 'This picture is damaged and cannot be read.')
  }
}

/** Decodes a picture that was accepted before. */
export async function decode(content: Buffer): Promise<Picture> {
  const { data, info } = await sharp(content, { limitInputPixels: PIXEL_LIMIT, failOn: 'error' })
    .autoOrient()
    .toColourspace('srgb')
    .resize({ width: LARGEST_WIDTH, withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}

/** Encodes one size of a decoded picture. */
export async function encode(picture: Picture, width: number, format: 'webp' | 'avif'): Promise<Buffer> {
  const resized = sharp(picture.data, {
    raw: { width: picture.width, height: picture.height, channels: picture.channels },
  }).resize({ width })
  return format === 'webp' ? resized.webp(WEBP).toBuffer() : resized.avif(AVIF).toBuffer()
}
