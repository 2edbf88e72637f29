import { GROUNDS } from './colours.ts'
import type { CutOut } from './cut-out.ts'
import { finishCutOut } from './cut-out.ts'
import { type Place, placesFor } from './layouts.ts'
import { OBJECTS, type Pose } from './objects.ts'
import type { PictureRecipe } from './recipe.ts'
import { type PlacedCutOut, paintGround, printScene } from './scene.ts'

export const PRODUCT_PICTURE = { width: 800, height: 1000 } as const

const MARGIN = 20

/** Gives things of different shapes the same weight to the eye: equal area, within the sheet. */
function placeCutOut(cutOut: CutOut, pose: Pose, place: Place): PlacedCutOut {
  const { width: sheetWidth, height: sheetHeight } = PRODUCT_PICTURE
  const wanted = place.size * sheetWidth
  const byArea = wanted / Math.sqrt(cutOut.width * cutOut.height)
  const scale = Math.min(byArea, (wanted * 1.28) / Math.max(cutOut.width, cutOut.height))
  const width = Math.round(cutOut.width * scale)
  const height = Math.round(cutOut.height * scale)
  const left = Math.min(sheetWidth - width - MARGIN, Math.max(MARGIN, Math.round(place.x * sheetWidth - width / 2)))
  const foot = pose === 'stand' ? place.y * sheetHeight : place.y * sheetHeight + height / 2
  return { cutOut, pose, left, top: Math.round(foot - height), width, height, rotate: place.rotate ?? 0 }
}

const grounds = new Map<string, Buffer>()
const KEPT_GROUNDS = 6

/** Pixels of a ground. A few are kept (2 MB each): the products of one factory share theirs. */
function groundFor(ground: keyof typeof GROUNDS, pose: Pose): Buffer {
  const key = `${ground} ${pose}`
  const pixels = grounds.get(key) ?? paintGround(PRODUCT_PICTURE, GROUNDS[ground], pose)
  grounds.delete(key)
  grounds.set(key, pixels)
  const oldest = grounds.keys().next().value
  if (grounds.size > KEPT_GROUNDS && oldest !== undefined) grounds.delete(oldest)
  return pixels
}

/**
 * A product picture: 800 × 1000 (4:5), JPEG: no larger than the shop shows it. Deterministic; about 50 ms on one core.
 * @throws Error when the layout has no places for that many objects
 */
export async function renderProductPicture(recipe: PictureRecipe): Promise<Buffer> {
  const first = recipe.objects[0]
  const pose = first ? OBJECTS[first.object].pose : 'stand'
  const cutOuts = await Promise.all(recipe.objects.map(finishCutOut))
  const isTall = cutOuts.every(({ width, height }) => height > width * 1.2)
  const places = placesFor(recipe.layout, pose, cutOuts.length, isTall)
  const placed = places.flatMap((place, index) => {
    const cutOut = cutOuts[index]
    return cutOut ? [placeCutOut(cutOut, pose, place)] : []
  })
  return printScene(PRODUCT_PICTURE, groundFor(recipe.ground, pose), placed)
}
