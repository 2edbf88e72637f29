import { type AttributeEntry, type AttributeKind, attributeEntrySchema } from '@millyard/contracts'
import type { ResolvedBrand } from '../brands/brand.repository.ts'
import type { Reader } from '../products/product.repository.ts'

type Value = { id: string; name: string; isRetired: boolean }
export type FileAttribute = {
  id: string
  name: string
  kind: AttributeKind
  values: Value[]
}
type NamedBrand = Pick<ResolvedBrand, 'id' | 'name' | 'status'>

/** The names by which a file speaks of what has ids: categories, brands, attributes and their values. */
export type Vocabulary = {
  categoryPath(categoryId: string): string
  /** By its path, such as `living/tables`, or the last part of it. */
  findCategory(path: string): string | undefined
  /** The path of one that there is, to show how paths are written; empty where there are none. */
  exampleCategory: string
  brandName(brandId: string): string
  findBrand(name: string): NamedBrand | undefined
  attributes: readonly FileAttribute[]
  findAttribute(name: string): FileAttribute | undefined
  /** What a category asks for, in the order of the form. */
  asked(categoryId: string | null): readonly FileAttribute[]
}

/** Four statements. Brands: those with these ids, and those of these names that the vendor can use. */
export async function readVocabulary(
  reader: Reader,
  vendorId: string,
  brands: { ids: readonly string[]; names: readonly string[] },
): Promise<Vocabulary> {
  const categories = await reader.$queryRaw<{ id: string; slug: string; path: string[] }[]>`
    select id, slug, path from category`
  const attributes = await reader.$queryRaw<FileAttribute[]>`
    select a.id, a.name, a.kind,
      (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'isRetired', v.retired_at is not null)
        order by v.position, v.id), '[]') from attribute_value v where v.attribute_id = a.id) as values
    from attribute a order by a.position, a.id`
  const modes = await reader.$queryRaw<{ categoryId: string; attributeId: string; mode: string }[]>`
    select category_id as "categoryId", attribute_id as "attributeId", mode from category_attribute`
  const named = await reader.$queryRaw<(NamedBrand & { askedId: string; key: string })[]>`
    select a.id as "askedId", b.id, b.name, b.status, lower(a.name) as key
    from brand a join brand b on b.id = coalesce(a.merged_into_id, a.id)
    where a.id = any(${[...new Set(brands.ids)]}) or (
      lower(a.name) = any(${[...new Set(brands.names.map((name) => name.toLowerCase()))]})
      and (a.status in ('listed', 'merged') or (a.vendor_id = ${vendorId} and a.status in ('proposed', 'refused'))))
    -- One of the list comes before a proposal of the same name.
    order by b.status <> 'listed', a.id`

  const slugs = new Map(categories.map(({ id, slug }) => [id, slug]))
  const paths = new Map(categories.map(({ id, path }) => [id, path.map((step) => slugs.get(step) ?? '').join('/')]))
  const byPath = new Map([
    ...categories.map(({ id, slug }) => [slug, id] as const),
    ...[...paths].map(([id, path]) => [path, id] as const),
  ])
  const treePaths = new Map(categories.map(({ id, path }) => [id, path]))
  const modeOf = new Map(modes.map(({ categoryId, attributeId, mode }) => [`${categoryId} ${attributeId}`, mode]))
  const byName = new Map(attributes.map((attribute) => [attribute.name.toLowerCase(), attribute]))
  return {
    categoryPath: (categoryId) => paths.get(categoryId) ?? '',
    findCategory: (path) => byPath.get(path.toLowerCase().replace(/^\/|\/$/g, '')),
    exampleCategory: [...paths.values()].sort().find((path) => path.includes('/')) ?? categories[0]?.slug ?? '',
    brandName: (brandId) => named.find(({ askedId }) => askedId === brandId)?.name ?? '',
    findBrand: (name) => named.find(({ key }) => key === name.toLowerCase()),
    attributes,
    findAttribute: (name) => byName.get(name.toLowerCase()),
    asked: (categoryId) => {
      const path = (treePaths.get(categoryId ?? '') ?? []).toReversed()
      return attributes.filter(({ id }) => {
        const nearest = path.find((step) => modeOf.has(`${step} ${id}`))
        const mode = nearest && modeOf.get(`${nearest} ${id}`)
        return mode === 'required' || mode === 'optional'
      })
    },
  }
}

const SEPARATOR = ' | '
const escapeName = (name: string) => name.replaceAll(/[\\|]/g, '\\$&')
/** The names between bars; `\|` is a bar of a name. */
const splitNames = (text: string) =>
  (text.match(/(?:\\.|[^\\|])+/g) ?? []).map((name) => name.replaceAll(/\\(.)/g, '$1').trim())

/** How a file writes what a product says of an attribute. */
export function writeAttribute(attribute: FileAttribute, value: AttributeEntry['value'] | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  const chosen = attribute.values.filter(({ id }) => value.includes(id))
  return chosen.map(({ name }) => escapeName(name)).join(SEPARATOR)
}

/** What a cell says of an attribute, or what is wrong with it. `decimalComma`: as in the file's other numbers. */
export function readAttribute(
  attribute: FileAttribute,
  text: string,
  toNumber: (text: string) => number | undefined,
): { value: AttributeEntry['value'] } | { problem: string } {
  switch (attribute.kind) {
    case 'yes_no': {
      const word = text.toLowerCase()
      return word === 'yes' || word === 'no' ? { value: word === 'yes' } : { problem: 'Write yes or no.' }
    }
    case 'number': {
      const value = toNumber(text)
      if (value === undefined) return { problem: 'Write a number, without its unit.' }
      const read = attributeEntrySchema.shape.value.safeParse(value)
      return read.success
        ? { value: read.data }
        : { problem: 'Write a number from 0 to 1,000,000 with three decimals at most.' }
    }
    case 'choice':
    case 'choices': {
      const names = splitNames(text)
      const known = new Map(
        attribute.values.flatMap(({ id, name, isRetired }) => (isRetired ? [] : [[name.toLowerCase(), id] as const])),
      )
      const ids: string[] = []
      for (const name of names) {
        const id = known.get(name.toLowerCase())
        if (!id) return { problem: `“${name.slice(0, 60)}” is not a value of ${attribute.name}.` }
        ids.push(id)
      }
      if (attribute.kind === 'choice' && ids.length > 1) return { problem: 'Choose one value.' }
      return { value: [...new Set(ids)] }
    }
  }
}
