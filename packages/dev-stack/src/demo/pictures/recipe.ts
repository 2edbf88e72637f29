import type { Finish, Ground } from './colours.ts'
import type { ObjectName } from './objects.ts'

/** One thing in a picture. Without a finish it keeps its own colours, a little calmed; `hue` turns those, in degrees. */
export type PictureObject = { object: ObjectName; finish?: Finish; hue?: number }

/**
 * Where things stand. `single` one; `pair` a large one and a smaller one before it; `trio` one behind, two before;
 * `row` up to four of a kind side by side; `fan` up to four, laid out like tools on a bench.
 */
export type Layout = 'single' | 'pair' | 'trio' | 'row' | 'fan'

/** Everything that a product picture is made from: the same recipe always gives the same picture. */
export type PictureRecipe = { layout: Layout; ground: Ground; objects: readonly PictureObject[] }
