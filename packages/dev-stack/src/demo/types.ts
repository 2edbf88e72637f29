import type { Ground } from './pictures/colours.ts'
import type { Initial } from './pictures/initials.ts'
import type { PictureObject, PictureRecipe } from './pictures/recipe.ts'

/** A way in which a factory sends parcels. The shape of `shippingMethodInput` in contracts. */
export type DemoDeliveryMethod = {
  name: string
  countries: readonly string[]
  currency: 'EUR'
  amountMinor: number
  /** Goods of this much or more travel free; null: never. */
  freeFromMinor: number | null
  minDays: number
  maxDays: number
}

/** A factory of the demo marketplace. The upper half is what an application (`contracts/application.ts`) takes. */
export type DemoFactory = {
  name: string
  tagline: string
  /** Paragraphs, divided by an empty line. */
  story: string
  city: string
  country: string
  foundedYear: number
  website: string
  legalName: string
  registrationNumber: string

  slug: string
  /** Three capitals that begin the SKU of each of its variants. */
  code: string
  /** Who owns it and signs in for it. */
  owner: { name: string; email: string }
  address: { line1: string; postcode: string; city: string; region?: string; country: string; phone: string }
  /** Working days until a parcel leaves, where a product says nothing else. */
  leadTimeDays: number
  delivery: readonly DemoDeliveryMethod[]
  /** Counted from the day of the first start. */
  vacation?: { inDays: number; days: number; timeZone: string; note: string }
  pictures: FactoryPictureRecipe
}

/** What a factory's logo and cover are made from. */
export type FactoryPictureRecipe = {
  initial: Initial
  /** Grounds of the logo: the factory's own colour. */
  colour: string
  ground: Ground
  /** What stands on the cover's shelf, from left to right: four to six things. */
  shelf: readonly PictureObject[]
}

export type DemoCategory = { slug: string; name: string; children: readonly { slug: string; name: string }[] }

/** What a product says where its category asks for it; the rest is left out by the seed. */
export type DemoDetails = {
  material: string
  care: string
  madeIn: string
  dishwasher: boolean
  /** Absent for what has no width worth saying. */
  widthCm?: number
}

export type DemoOption = { name: string; values: readonly string[] }

export type DemoVariant = {
  sku: string
  /** Values in the order of the product's options. */
  optionValues: readonly string[]
  /** EUR cents. */
  priceMinor: number
  weightGrams: number
  stock: number
}

/** A picture, and the values of which option it shows, if it shows one alone. */
export type DemoPicture = { recipe: PictureRecipe; alt: string; shows?: { option: string; value: string } }

export type DemoProduct = {
  /** Made from the title; unique over all factories. */
  slug: string
  title: string
  description: string
  categorySlug: string
  factorySlug: string
  /** The name that stands on it: a line of goods of its own, or the factory's brand. */
  brand?: string
  details: DemoDetails
  leadTimeDays: number
  options: readonly DemoOption[]
  variants: readonly DemoVariant[]
  /** At least one; the first is the one on the card. */
  pictures: readonly DemoPicture[]
}

export type DemoReview = { rating: 1 | 2 | 3 | 4 | 5; title: string; body: string; about: ReviewSubject }

/** What a review can be about: the kinds of goods it makes sense for. */
export type ReviewSubject =
  | 'anything'
  | 'blades'
  | 'ceramics'
  | 'knitwear'
  | 'leather'
  | 'shoes'
  | 'tools'
  | 'light'
  | 'paper'
  | 'toys'
  | 'garden'
  | 'food'
  | 'furniture'

export type DemoCustomer = {
  name: string
  email: string
  address: {
    line1: string
    line2?: string
    postcode: string
    city: string
    region?: string
    country: string
    phone: string
  }
}
