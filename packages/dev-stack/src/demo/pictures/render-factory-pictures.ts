import sharp from 'sharp'
import type { FactoryPictureRecipe } from '../types.ts'
import { GROUNDS } from './colours.ts'
import { finishCutOut } from './cut-out.ts'
import { INITIALS } from './initials.ts'
import { type PlacedCutOut, paintGround, printScene } from './scene.ts'

export const FACTORY_LOGO = { width: 512, height: 512 } as const
export const FACTORY_COVER = { width: 1920, height: 720 } as const

/** A factory's logo: its initial in paper white on its own colour, within a fine ring. 512 × 512, PNG. */
export async function renderFactoryLogo({ initial, colour }: FactoryPictureRecipe): Promise<Buffer> {
  const { width, height } = FACTORY_LOGO
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 512 512">
    <rect width="512" height="512" fill="${colour}"/>
    <circle cx="256" cy="256" r="206" fill="none" stroke="#FAF7F1" stroke-opacity=".55" stroke-width="3"/>
    <path d="${INITIALS[initial]}" fill="#FAF7F1"/></svg>`
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer()
}

/**
 * A factory's cover: its goods in a loose row, as on the bench at the end of a day. 1920 × 720, JPEG. The row keeps to the
 * middle two thirds, so that narrow screens may cut the sides.
 */
export async function renderFactoryCover({ ground, shelf }: FactoryPictureRecipe): Promise<Buffer> {
  const { width, height } = FACTORY_COVER
  const cutOuts = await Promise.all(shelf.map(finishCutOut))
  const step = (width * 0.7) / shelf.length
  const placed: PlacedCutOut[] = cutOuts.map((cutOut, index) => {
    const isBehind = index % 2 === 1
    const size = step * (isBehind ? 1.16 : 0.98)
    const scale = Math.min(size / Math.sqrt(cutOut.width * cutOut.height), (height * 0.62) / cutOut.height)
    const [objectWidth, objectHeight] = [Math.round(cutOut.width * scale), Math.round(cutOut.height * scale)]
    const middle = width * 0.15 + step * (index + 0.5)
    const foot = height * (isBehind ? 0.74 : 0.83)
    return {
      cutOut,
      pose: 'stand',
      left: Math.round(middle - objectWidth / 2),
      top: Math.round(foot - objectHeight),
      width: objectWidth,
      height: objectHeight,
      rotate: 0,
    }
  })
  const backToFront = placed.toSorted((left, right) => left.top + left.height - (right.top + right.height))
  return printScene(FACTORY_COVER, paintGround(FACTORY_COVER, GROUNDS[ground], 'stand'), backToFront)
}
