import { plainToRichText } from '@millyard/contracts/rich-text'
import type { Finish, Ground } from '../pictures/colours.ts'
import { FINISHES } from '../pictures/colours.ts'
import type { ObjectName } from '../pictures/objects.ts'
import type { Layout, PictureObject } from '../pictures/recipe.ts'
import type { DemoPicture, DemoProduct, DemoVariant } from '../types.ts'
import { CARE, type Care } from './care.ts'
import { detailsOf } from './details.ts'

/** A thing in a product's picture: in its own colours, in a finish, turned by degrees of hue, or `tint`: as the customer chooses. */
type Thing = ObjectName | readonly [ObjectName, Finish | number | 'tint']

type Picture = { layout: Layout; things: readonly Thing[] }

export const one = (thing: Thing): Picture => ({ layout: 'single', things: [thing] })
/** The first thing large, the second smaller before it. */
export const two = (large: Thing, small: Thing): Picture => ({ layout: 'pair', things: [large, small] })
export const three = (behind: Thing, left: Thing, right: Thing): Picture => ({
  layout: 'trio',
  things: [behind, left, right],
})
/** Up to four of a kind. */
export const row = (...things: readonly Thing[]): Picture => ({ layout: 'row', things })
/** Up to four, laid out. */
export const fan = (...things: readonly Thing[]): Picture => ({ layout: 'fan', things })

type Choice = { value: string; addMinor: number; addGrams: number }
type OptionRow = { name: string; choices: readonly Choice[] }

/** An option whose values cost and weigh the same. Values that are finishes colour the picture. */
export const pick = (name: string, ...values: readonly string[]): OptionRow => ({
  name,
  choices: values.map((value) => ({ value, addMinor: 0, addGrams: 0 })),
})

/** An option whose values cost and weigh more than the first: `[value, cents more, grams more]`. */
export const grow = (name: string, ...values: readonly (readonly [string, number, number])[]): OptionRow => ({
  name,
  choices: values.map(([value, addMinor, addGrams]) => ({ value, addMinor, addGrams })),
})

/** Shoe sizes of the demo: every second one, which keeps a shoe at six variants. */
export const shoeSizes = (from: number, count = 6): OptionRow =>
  pick('Size', ...Array.from({ length: count }, (_, index) => String(from + index)))

type Extra = { options?: readonly OptionRow[]; brand?: string; leadTimeDays?: number; ground?: Ground }

/** Title, category, EUR cents, grams, what it is (one or two sentences), care, picture, and what else there is to say. */
export type ProductRow = readonly [
  title: string,
  category: string,
  priceMinor: number,
  grams: number,
  text: string,
  care: Care,
  picture: Picture,
  extra?: Extra,
]

export type Maker = {
  slug: string
  code: string
  country: string
  /** What stands on its goods, where no line of goods has a name of its own. */
  brand: string | undefined
  leadTimeDays: number
  grounds: readonly Ground[]
}

/** Small letters, digits and single hyphens; accents and apostrophes fall away. */
export function slugify(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .replace(/ø/gi, 'o')
    .replace(/&/g, ' and ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

const isFinish = (value: string): value is Finish => Object.hasOwn(FINISHES, value)

/** A number from a text, always the same one (FNV-1a). */
function hash(text: string): number {
  let value = 2_166_136_261
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return (value ^ (value >>> 15)) >>> 0
}

/** Mostly plenty, now and then nearly none, and one variant in thirty sold out: what a real shelf looks like. */
function stockOf(sku: string): number {
  const number = hash(sku)
  if (number % 30 === 0) return 0
  if (number % 11 === 0) return 1 + (number % 3)
  return 6 + (number % 55)
}

const skuPart = (value: string) =>
  value
    .normalize('NFKD')
    .replace(/[^a-zA-Z0-9]/g, '')
    .slice(0, 5)
    .toUpperCase()

/** As a factory writes it in the portal's editor: what it is, and below a heading how to live with it. */
function describe(text: string, care: string): string {
  return `${plainToRichText(text)}${care === '' ? '' : `<h3>Good to know</h3>${plainToRichText(care)}`}`
}

function variantsOf(base: string, priceMinor: number, grams: number, options: readonly OptionRow[]): DemoVariant[] {
  let combinations: (readonly Choice[])[] = [[]]
  for (const { choices } of options) {
    combinations = combinations.flatMap((chosen) => choices.map((choice) => [...chosen, choice]))
  }
  return combinations.map((chosen) => {
    const sku = [base, ...chosen.map(({ value }) => skuPart(value))].join('-')
    return {
      sku,
      optionValues: chosen.map(({ value }) => value),
      priceMinor: chosen.reduce((total, { addMinor }) => total + addMinor, priceMinor),
      weightGrams: chosen.reduce((total, { addGrams }) => total + addGrams, grams),
      stock: stockOf(sku),
    }
  })
}

function toPictureObject(thing: Thing, tint: Finish | undefined, title: string): PictureObject {
  if (typeof thing === 'string') return { object: thing }
  const [object, look] = thing
  if (typeof look === 'number') return { object, hue: look }
  if (look !== 'tint') return { object, finish: look }
  if (!tint) throw new Error(`The picture of "${title}" takes its tint from an option, but no option has finishes`)
  return { object, finish: tint }
}

function picturesOf(
  title: string,
  { layout, things }: Picture,
  options: readonly OptionRow[],
  ground: Ground,
): DemoPicture[] {
  const option = options.find(({ choices }) => choices.every(({ value }) => isFinish(value)))
  const isTinted = things.some((thing) => typeof thing !== 'string' && thing[1] === 'tint')
  if (!option || !isTinted) {
    const objects = things.map((thing) => toPictureObject(thing, undefined, title))
    return [{ recipe: { layout, ground, objects }, alt: title }]
  }
  return option.choices.flatMap(({ value }) => {
    if (!isFinish(value)) return []
    const objects = things.map((thing) => toPictureObject(thing, value, title))
    return [
      {
        recipe: { layout, ground, objects },
        alt: `${title}, ${value.toLowerCase()}`,
        shows: { option: option.name, value },
      },
    ]
  })
}

/** Products from the rows of a table: slugs, SKUs, every combination of options as a variant, and a picture for each colour. */
export function describeProducts(maker: Maker, rows: readonly ProductRow[]): DemoProduct[] {
  return rows.map(([title, categorySlug, priceMinor, grams, text, care, picture, extra = {}], index) => {
    const options = extra.options ?? []
    const ground = extra.ground ?? maker.grounds[index % maker.grounds.length] ?? 'paper'
    const brand = extra.brand ?? maker.brand
    const base = `${maker.code}-${String(index + 1).padStart(3, '0')}`
    return {
      slug: slugify(title),
      title,
      description: describe(text, CARE[care]),
      categorySlug,
      factorySlug: maker.slug,
      ...(brand ? { brand } : {}),
      details: detailsOf({ title, text, care, categorySlug, country: maker.country, seed: hash(title) }),
      leadTimeDays: extra.leadTimeDays ?? maker.leadTimeDays,
      options: options.map(({ name, choices }) => ({ name, values: choices.map(({ value }) => value) })),
      variants: variantsOf(base, priceMinor, grams, options),
      pictures: picturesOf(title, picture, options, ground),
    }
  })
}
