import { factories } from '../factories.ts'
import type { Ground } from '../pictures/colours.ts'
import type { Maker } from './describe-products.ts'

/** The factory of a table of products, and the papers that its goods are photographed on, in turn. */
export function makerOf(slug: string, grounds: readonly Ground[]): Maker {
  const factory = factories.find((candidate) => candidate.slug === slug)
  if (!factory) throw new Error(`No factory "${slug}"`)
  return { slug, code: factory.code, leadTimeDays: factory.leadTimeDays, grounds }
}
