import { factories } from '../factories.ts'
import type { Ground } from '../pictures/colours.ts'
import type { Maker } from './describe-products.ts'

/** What stands on a factory's goods. Those that are missing sell under the name of the factory alone. */
const BRANDS: Readonly<Record<string, string>> = {
  halbach: 'Halbach',
  'oleiros-do-vale': 'Oleiros',
  'kauno-mezgykla': 'Mezgykla',
  fossi: 'Fossi Firenze',
  larrea: 'Larrea',
  grubinger: 'Grubinger',
  gotlandsljus: 'Gotlandsljus',
  vaucanson: 'Vaucanson',
  'hracky-beskyd': 'Beskyd',
  ostergaard: 'Østergaard',
}

/** The factory of a table of products, and the papers that its goods are photographed on, in turn. */
export function makerOf(slug: string, grounds: readonly Ground[]): Maker {
  const factory = factories.find((candidate) => candidate.slug === slug)
  if (!factory) throw new Error(`No factory "${slug}"`)
  const { code, country, leadTimeDays } = factory
  return { slug, code, country, brand: BRANDS[slug], leadTimeDays, grounds }
}
