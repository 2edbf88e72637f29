import type { ShownContent } from '@millyard/contracts'
import { richTextToReview } from '@millyard/contracts/rich-text'
import { diffWordsWithSpace } from 'diff'

/** A piece of a text: in both versions, or in one of them alone. */
export interface TextPart {
  value: string
  kind: 'same' | 'added' | 'removed'
}

/** One of several things: in both versions, in one of them alone, or in both under another name. */
export interface ListItem {
  value: string
  kind: TextPart['kind'] | 'renamed'
}

type Image = ShownContent['images'][number]

export interface PictureChange {
  image: Image
  kind: 'same' | 'added' | 'removed'
  /** Place in the new version, from 1; of a removed picture its place before. */
  place: number
  /** Its place before, when that was another one. */
  placeBefore?: number
  /** The words that stood for it before, when those were others. */
  altBefore?: string
}

/** One thing that differs between two versions of a product's content. */
export type ContentChange =
  | { kind: 'text'; id: string; label: string; parts: TextPart[] }
  | { kind: 'list'; id: string; label: string; items: ListItem[]; isReordered: boolean }
  | { kind: 'pictures'; id: 'pictures'; label: string; pictures: PictureChange[] }

/** What the changes are called. `product` stands for the one variant of a product without options. */
export interface ContentWords {
  product: string
  pictures: string
  title: string
  description: string
  /** Said in place of a text whose form alone differs. */
  sameWords: string
  category: string
  brand: string
  variants: string
  option: (name: string) => string
}

const nameOf = (optionValues: readonly string[], words: ContentWords) => optionValues.join(', ') || words.product

/** Of the shorter of two texts, how much must be common for a comparison by words to be readable. */
const READABLE_SHARE = 0.3

/** Two texts as one, word by word; two that have little in common as the old one and then the new one. */
export function compareTexts(before: string, after: string): TextPart[] {
  const parts = diffWordsWithSpace(before, after).map(
    ({ value, added, removed }): TextPart => ({ value, kind: added ? 'added' : removed ? 'removed' : 'same' }),
  )
  const common = parts.reduce((sum, { value, kind }) => (kind === 'same' ? sum + value.trim().length : sum), 0)
  if (common >= READABLE_SHARE * Math.min(before.length, after.length)) return parts
  const whole: TextPart[] = [
    { value: before, kind: 'removed' },
    { value: '\n', kind: 'same' },
    { value: after, kind: 'added' },
  ]
  return whole.filter(({ value }) => value !== '')
}

/** Rich texts are compared as they are read, with the addresses of their links; that only the form differs is said in words. */
function compareRichTexts(before: string, after: string, words: ContentWords): ContentChange[] {
  if (before === after) return []
  const [old, now] = [richTextToReview(before), richTextToReview(after)]
  const parts: TextPart[] = old === now ? [{ value: words.sameWords, kind: 'same' }] : compareTexts(old, now)
  return [{ kind: 'text', id: 'description', label: words.description, parts }]
}

function compareLists(before: readonly string[], after: readonly string[]) {
  const items: TextPart[] = [
    ...after.map((value): TextPart => ({ value, kind: before.includes(value) ? 'same' : 'added' })),
    ...before.filter((value) => !after.includes(value)).map((value): TextPart => ({ value, kind: 'removed' })),
  ]
  const kept = (values: readonly string[], others: readonly string[]) =>
    values.filter((value) => others.includes(value))
  const isReordered = kept(before, after).join('\n') !== kept(after, before).join('\n')
  return { items, isReordered, differs: isReordered || items.some(({ kind }) => kind !== 'same') }
}

function comparePictures(before: readonly Image[], after: readonly Image[]): PictureChange[] {
  const old = new Map(before.map((image, index) => [image.id, { image, place: index + 1 }]))
  const ids = new Set(after.map(({ id }) => id))
  // A picture has moved when the order of those in both versions says so, not when another one was put before it.
  const orderBefore = before.filter(({ id }) => ids.has(id)).map(({ id }) => id)
  const orderAfter = after.filter(({ id }) => old.has(id)).map(({ id }) => id)
  return [
    ...after.map((image, index): PictureChange => {
      const known = old.get(image.id)
      if (!known) return { image, kind: 'added', place: index + 1 }
      const hasMoved = orderBefore.indexOf(image.id) !== orderAfter.indexOf(image.id)
      return {
        image,
        kind: 'same',
        place: index + 1,
        ...(hasMoved ? { placeBefore: known.place } : {}),
        ...(known.image.alt === image.alt ? {} : { altBefore: known.image.alt }),
      }
    }),
    ...before
      .filter(({ id }) => !ids.has(id))
      .map((image): PictureChange => ({ image, kind: 'removed', place: old.get(image.id)?.place ?? 0 })),
  ]
}

const isChanged = ({ kind, placeBefore, altBefore }: PictureChange) =>
  kind !== 'same' || placeBefore !== undefined || altBefore !== undefined

/** The variants of both versions. One that was renamed kept its id: nobody shall take it for one gone and one new. */
function compareVariants(before: ShownContent, after: ShownContent, words: ContentWords) {
  const old = new Map(
    before.variants.flatMap(({ id, optionValues }) => (id ? [[id, nameOf(optionValues, words)] as const] : [])),
  )
  const renamed = new Map(
    after.variants.flatMap(({ id, optionValues }) => {
      const name = nameOf(optionValues, words)
      const nameBefore = id ? old.get(id) : undefined
      return nameBefore !== undefined && nameBefore !== name ? [[name, nameBefore] as const] : []
    }),
  )
  const { items, isReordered, differs } = compareLists(
    before.variants.map(({ optionValues }) => {
      const name = nameOf(optionValues, words)
      return [...renamed].find(([, nameBefore]) => nameBefore === name)?.[0] ?? name
    }),
    after.variants.map(({ optionValues }) => nameOf(optionValues, words)),
  )
  const named = items.map(({ value, kind }): ListItem => {
    const nameBefore = kind === 'same' ? renamed.get(value) : undefined
    return nameBefore === undefined ? { value, kind } : { value: `${nameBefore} → ${value}`, kind: 'renamed' }
  })
  return { items: named, isReordered, differs: differs || renamed.size > 0 }
}

/** A name as a list: none at all when there is no name. */
const named = (name: string) => (name === '' ? [] : [name])

/** Everything that differs, in the order of the editor. Empty: nothing does. */
export function compareContent(before: ShownContent, after: ShownContent, words: ContentWords): ContentChange[] {
  const changes: ContentChange[] = []
  const text = (id: string, label: string, old: string, now: string) => {
    if (old !== now) changes.push({ kind: 'text', id, label, parts: compareTexts(old, now) })
  }
  const list = (id: string, label: string, old: readonly string[], now: readonly string[]) => {
    const { items, isReordered, differs } = compareLists(old, now)
    if (differs) changes.push({ kind: 'list', id, label, items, isReordered })
  }
  const pictures = comparePictures(before.images, after.images)
  if (pictures.some(isChanged)) changes.push({ kind: 'pictures', id: 'pictures', label: words.pictures, pictures })
  text('title', words.title, before.title, after.title)
  changes.push(...compareRichTexts(before.description, after.description, words))
  list('category', words.category, [before.categoryName], [after.categoryName])
  list('brand', words.brand, named(before.brandName), named(after.brandName))
  for (const { attributeId, name, value, text: now } of after.attributes) {
    const old = before.attributes.find((entry) => entry.attributeId === attributeId)
    // The same choice under a new name is no change of the factory's.
    if (JSON.stringify(old?.value) !== JSON.stringify(value))
      list(`attribute-${attributeId}`, name, named(old?.text ?? ''), named(now))
  }
  for (const { attributeId, name, text: old } of before.attributes)
    if (!after.attributes.some((entry) => entry.attributeId === attributeId))
      list(`attribute-${attributeId}`, name, named(old), [])
  const names = [...new Set([...after.options, ...before.options].map(({ name }) => name))]
  const valuesOf = ({ options }: ShownContent, name: string) =>
    options.find((option) => option.name === name)?.values ?? []
  for (const name of names) list(`option-${name}`, words.option(name), valuesOf(before, name), valuesOf(after, name))
  const variants = compareVariants(before, after, words)
  if (variants.differs)
    changes.push({
      kind: 'list',
      id: 'variants',
      label: words.variants,
      items: variants.items,
      isReordered: variants.isReordered,
    })
  return changes
}
