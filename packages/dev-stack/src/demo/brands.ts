import { factories } from './factories.ts'
import { products } from './products.ts'

/** What the brands of more than one factory's goods, and lines of goods with a name of their own, say of themselves. */
const WORDS: Readonly<Record<string, string>> = {
  'Halbach Iron': 'The pans and irons of Halbach: cast in the foundry next door, ground smooth in ours.',
  'No. 3': 'The third pattern book of 1938, knitted again on the machines that it was drawn for.',
  'Carpenters’ own': 'Made as four carpenters of the Steyr valley asked for it, and sold under their name.',
  Dore: 'Notebooks that are sewn rather than glued, named after the binder who taught us.',
}

/** Every brand of the demo, with the country that it comes from. */
export const brands = [...new Set(products.flatMap(({ brand }) => brand ?? []))].map((name) => {
  const owner = factories.find(({ slug }) => products.some((own) => own.brand === name && own.factorySlug === slug))
  return {
    name,
    description: WORDS[name] ?? owner?.tagline ?? '',
    website: WORDS[name] ? '' : (owner?.website ?? ''),
    country: owner?.country ?? null,
  }
})
