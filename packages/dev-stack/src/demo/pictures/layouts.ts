import type { Pose } from './objects.ts'
import type { Layout } from './recipe.ts'

/** `x` and `y` are shares of the picture: the middle of the foot of a standing thing, the middle of a lying one. `size` is a share of its width. */
export type Place = { x: number; y: number; size: number; rotate?: number }

const STANDING: Record<Layout, readonly (readonly Place[])[]> = {
  single: [[{ x: 0.5, y: 0.76, size: 0.62 }]],
  pair: [
    [
      { x: 0.41, y: 0.71, size: 0.52 },
      { x: 0.71, y: 0.785, size: 0.34 },
    ],
  ],
  trio: [
    [
      { x: 0.5, y: 0.66, size: 0.46 },
      { x: 0.28, y: 0.765, size: 0.32 },
      { x: 0.72, y: 0.78, size: 0.32 },
    ],
  ],
  row: [
    [{ x: 0.5, y: 0.73, size: 0.5 }],
    [
      { x: 0.32, y: 0.7, size: 0.36 },
      { x: 0.68, y: 0.73, size: 0.36 },
    ],
    [
      { x: 0.25, y: 0.66, size: 0.31 },
      { x: 0.75, y: 0.68, size: 0.31 },
      { x: 0.5, y: 0.765, size: 0.34 },
    ],
    [
      { x: 0.3, y: 0.5, size: 0.29 },
      { x: 0.7, y: 0.515, size: 0.29 },
      { x: 0.3, y: 0.79, size: 0.32 },
      { x: 0.7, y: 0.805, size: 0.32 },
    ],
  ],
  fan: [],
}

/** Tall things would hide each other in two rows: they stand in one. */
const TALL_ROW_OF_FOUR: readonly Place[] = [
  { x: 0.19, y: 0.66, size: 0.36 },
  { x: 0.6, y: 0.67, size: 0.36 },
  { x: 0.4, y: 0.74, size: 0.36 },
  { x: 0.81, y: 0.75, size: 0.36 },
]

const LYING: Record<Layout, readonly (readonly Place[])[]> = {
  single: [[{ x: 0.5, y: 0.5, size: 0.64 }]],
  pair: [
    [
      { x: 0.42, y: 0.4, size: 0.5 },
      { x: 0.68, y: 0.71, size: 0.34 },
    ],
  ],
  trio: [
    [
      { x: 0.5, y: 0.35, size: 0.4 },
      { x: 0.3, y: 0.69, size: 0.28 },
      { x: 0.7, y: 0.7, size: 0.28 },
    ],
  ],
  row: [
    [{ x: 0.5, y: 0.5, size: 0.54 }],
    [
      { x: 0.34, y: 0.36, size: 0.38, rotate: -5 },
      { x: 0.66, y: 0.65, size: 0.38, rotate: 5 },
    ],
    [
      { x: 0.3, y: 0.31, size: 0.33, rotate: -6 },
      { x: 0.69, y: 0.49, size: 0.33, rotate: 5 },
      { x: 0.32, y: 0.7, size: 0.33, rotate: -3 },
    ],
    [
      { x: 0.3, y: 0.31, size: 0.3, rotate: -5 },
      { x: 0.7, y: 0.34, size: 0.3, rotate: 4 },
      { x: 0.3, y: 0.66, size: 0.3, rotate: 4 },
      { x: 0.7, y: 0.69, size: 0.3, rotate: -4 },
    ],
  ],
  fan: [
    [{ x: 0.5, y: 0.5, size: 0.54 }],
    [
      { x: 0.37, y: 0.46, size: 0.52, rotate: -14 },
      { x: 0.65, y: 0.54, size: 0.52, rotate: 10 },
    ],
    [
      { x: 0.31, y: 0.36, size: 0.45, rotate: -12 },
      { x: 0.67, y: 0.47, size: 0.45, rotate: 6 },
      { x: 0.36, y: 0.68, size: 0.45, rotate: -4 },
    ],
    [
      { x: 0.3, y: 0.32, size: 0.38, rotate: -10 },
      { x: 0.7, y: 0.35, size: 0.38, rotate: 7 },
      { x: 0.32, y: 0.65, size: 0.38, rotate: 5 },
      { x: 0.7, y: 0.69, size: 0.38, rotate: -7 },
    ],
  ],
}

/**
 * The places of a layout, in the order of the objects. `isTall` when the objects are clearly higher than wide.
 * @throws Error when the layout has no places for that many objects
 */
export function placesFor(layout: Layout, pose: Pose, count: number, isTall: boolean): readonly Place[] {
  if (layout === 'row' && pose === 'stand' && count === 4 && isTall) return TALL_ROW_OF_FOUR
  const table = pose === 'stand' && layout !== 'fan' ? STANDING : LYING
  const places = table[layout].find((choice) => choice.length === count)
  if (!places) throw new Error(`The layout "${layout}" has no places for ${count} objects`)
  return places
}
