import type { DemoDetails } from '../types.ts'
import type { Care } from './care.ts'

/** Words that say what a thing is made of, the first that stands in its title, then in its text. */
const MATERIALS = [
  ['Cast iron', /cast[- ]iron|iron (pan|pot)|cast iron/i],
  ['Galvanised steel', /galvanis|zinc/i],
  ['Stainless steel', /stainless/i],
  [
    'Carbon steel',
    /carbon steel|blade|knife|shears|scissors|chisel|saw|axe|hatchet|plane|file|spade|hoe|rake|fork|tool steel|steel/i,
  ],
  ['Brass', /brass/i],
  ['Beeswax', /beeswax|\bwax\b|candle/i],
  ['Stoneware', /stoneware|glaze|plate|bowl|mug|cup|jug|dish/i],
  ['Terracotta', /terracotta|clay|planter/i],
  ['Wool', /wool|merino|yarn|knit|jumper|cardigan|scarf|hat|mitten|sock/i],
  ['Linen', /linen|flax/i],
  ['Cotton', /cotton|canvas|cloth/i],
  ['Leather', /leather|hide|boot|shoe|sandal|belt|wallet|bag/i],
  ['Paper', /paper|notebook|card|calendar|envelope|book/i],
  ['Willow', /willow|basket/i],
  ['Walnut', /walnut/i],
  ['Ash', /\bash\b/i],
  ['Beech', /beech|toy|rattle|blocks|puzzle|game/i],
  ['Oak', /oak|chair|stool|table|shelf|bench/i],
  ['Olive oil', /olive|\boil\b|soap/i],
  ['Glass', /glass|lamp|lantern|mirror|jar/i],
] as const
/** What it is made of where no word says it: by how it is looked after. */
const BY_CARE: Partial<Record<Care, string>> = {
  wool: 'Wool',
  linen: 'Linen',
  leather: 'Leather',
  welt: 'Leather',
  shoe: 'Leather',
  stoneware: 'Stoneware',
  clay: 'Terracotta',
  zinc: 'Galvanised steel',
  brass: 'Brass',
  toy: 'Beech',
  oak: 'Oak',
  soaped: 'Oak',
  cuddle: 'Cotton',
}
export const MATERIAL_NAMES: readonly string[] = [...MATERIALS.map(([name]) => name), 'Mixed materials']

const CARE_NAMES: Partial<Record<Care, string>> = {
  blade: 'Wash by hand',
  wool: 'Wash at 30 °C',
  linen: 'Wash at 40 °C',
  cuddle: 'Wash at 30 °C',
  air: 'Air it',
  steel: 'Dishwasher',
  stoneware: 'Dishwasher',
  iron: 'Wipe and oil',
  board: 'Wipe and oil',
  tool: 'Wipe and oil',
  oak: 'Wipe and oil',
  leather: 'Feed with balm',
  welt: 'Feed with balm',
  shoe: 'Brush and cream',
  soaped: 'Soap',
  willow: 'Keep dry',
  zinc: 'None needed',
  outdoor: 'None needed',
}
export const CARE_CHOICES: readonly string[] = [...new Set([...Object.values(CARE_NAMES), 'Wipe clean'])]

const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  AT: 'Austria',
  CZ: 'Czechia',
  DE: 'Germany',
  DK: 'Denmark',
  ES: 'Spain',
  FR: 'France',
  GR: 'Greece',
  IT: 'Italy',
  LT: 'Lithuania',
  NL: 'Netherlands',
  PT: 'Portugal',
  SE: 'Sweden',
}
export const MADE_IN: readonly string[] = Object.values(COUNTRY_NAMES).toSorted()

/** How wide goods of a category are, in centimetres, from and to. */
const WIDTHS: Readonly<Record<string, readonly [number, number]>> = {
  furniture: [38, 180],
  'clocks-and-mirrors': [18, 60],
  'brooms-and-baskets': [20, 48],
  'lamps-and-lanterns': [12, 45],
  tableware: [8, 32],
  'pots-and-pans': [16, 32],
  'jars-and-storage': [8, 24],
  'pots-and-planters': [10, 60],
  bags: [22, 52],
  'hardware-and-storage': [10, 60],
}

interface Thing {
  title: string
  text: string
  care: Care
  categorySlug: string
  country: string
  /** A number of its own, always the same. */
  seed: number
}

/** What a thing says where its category asks for it. */
export function detailsOf({ title, text, care, categorySlug, country, seed }: Thing): DemoDetails {
  const madeIn = COUNTRY_NAMES[country]
  if (!madeIn) throw new Error(`No name for the country ${country}`)
  const find = (words: string) => MATERIALS.find(([, pattern]) => pattern.test(words))?.[0]
  const width = WIDTHS[categorySlug]
  const said = /(\d+) cm/.exec(title)?.[1]
  return {
    material: find(title) ?? BY_CARE[care] ?? find(text) ?? 'Mixed materials',
    care: CARE_NAMES[care] ?? 'Wipe clean',
    madeIn,
    dishwasher: care === 'steel' || care === 'stoneware',
    ...(width ? { widthCm: said ? Number(said) : width[0] + (seed % (width[1] - width[0])) } : {}),
  }
}
