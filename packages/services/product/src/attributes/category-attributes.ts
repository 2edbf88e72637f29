import {
  type AttributeEntry,
  attributeKindSchema,
  type CategoryAttribute,
  type ProductDraft,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'

type Reader = Pick<ProductTx, '$queryRaw'>

/** What holds of an attribute `a` on a path of categories: what the nearest of them says. Null: none of them asks for it. */
export const modeOn = (path: Prisma.Sql) => Prisma.sql`(
  select ca.mode from category_attribute ca where ca.attribute_id = a.id and ca.category_id = any(${path})
  order by array_position(${path}, ca.category_id) desc limit 1)`

/** What a category asks for, in the order of the form: one statement. Nothing for none, or one that is gone. */
export async function readCategoryAttributes(reader: Reader, categoryId: string | null): Promise<CategoryAttribute[]> {
  if (categoryId === null) return []
  return reader.$queryRaw<CategoryAttribute[]>`
    select a.id, a.name, a.kind, a.unit, a.help, m.mode = 'required' as "isRequired",
      (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name) order by v.position, v.id), '[]')
        from attribute_value v where v.attribute_id = a.id and v.retired_at is null) as values
    from category c cross join attribute a cross join lateral (select ${modeOn(Prisma.sql`c.path`)} as mode) m
    where c.id = ${categoryId} and m.mode in ('required', 'optional')
    order by a.position, a.id`
}

type Known = { id: string; name: string; kind: string; unit: string; values: { id: string; name: string }[] }

/**
 * The values of a draft as they are kept: with the words that they have now. What is no attribute, no value of it, or of
 * another kind, is left out. One statement.
 */
export async function withWords(reader: Reader, content: ProductDraft): Promise<ProductDraft> {
  const [worded = content] = await withWordsOfAll(reader, [content])
  return worded
}

/** The same of many drafts: one statement too. */
export async function withWordsOfAll(reader: Reader, contents: readonly ProductDraft[]): Promise<ProductDraft[]> {
  const ids = new Set(contents.flatMap(({ attributes }) => attributes.map(({ attributeId }) => attributeId)))
  if (ids.size === 0) return [...contents]
  const known = await reader.$queryRaw<Known[]>`
    select a.id, a.name, a.kind, a.unit,
      (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name) order by v.position, v.id), '[]')
        from attribute_value v where v.attribute_id = a.id) as values
    from attribute a where a.id = any(${[...ids]})`
  const byId = new Map(known.map((attribute) => [attribute.id, attribute]))
  return contents.map((content) => ({
    ...content,
    attributes: content.attributes.flatMap((entry): AttributeEntry[] => {
      const attribute = byId.get(entry.attributeId)
      const said = attribute && readValue(attribute, entry.value)
      return said ? [{ attributeId: entry.attributeId, value: said.value, name: attribute.name, text: said.text }] : []
    }),
  }))
}

function readValue(
  { kind, unit, values }: Known,
  value: AttributeEntry['value'],
): Pick<AttributeEntry, 'value' | 'text'> | undefined {
  switch (attributeKindSchema.parse(kind)) {
    case 'number':
      return typeof value === 'number' ? { value, text: `${value} ${unit}`.trim() } : undefined
    case 'yes_no':
      return typeof value === 'boolean' ? { value, text: value ? 'Yes' : 'No' } : undefined
    case 'choice':
    case 'choices': {
      if (!Array.isArray(value)) return undefined
      const chosen = values.filter(({ id }) => value.includes(id))
      return chosen.length > 0
        ? { value: chosen.map(({ id }) => id), text: chosen.map(({ name }) => name).join(', ') }
        : undefined
    }
  }
}

/** The content without the words of its values: two versions say the same when what they chose is the same. */
export function withoutWords(content: ProductDraft): ProductDraft {
  const byId = content.attributes.toSorted((a, b) => a.attributeId.localeCompare(b.attributeId))
  return { ...content, attributes: byId.map((entry) => ({ ...entry, name: '', text: '' })) }
}

/** What a product `p` says, as its page shows it: what its category asks for today, under today's names. */
export const DETAILS = Prisma.sql`(
  select coalesce(json_agg(json_build_object('name', a.name, 'text', case a.kind
      when 'number' then trim((e.value #>> '{}') || ' ' || a.unit)
      when 'yes_no' then case when e.value = 'true' then 'Yes' else 'No' end
      else (select string_agg(v.name, ', ' order by v.position, v.id) from attribute_value v
        where v.id in (select jsonb_array_elements_text(e.value))) end) order by a.position, a.id), '[]')
  from jsonb_to_recordset(p.attributes) as e("attributeId" text, value jsonb)
  join attribute a on a.id = e."attributeId"
  where ${modeOn(Prisma.sql`p.category_path`)} <> 'off')`

/** What lists are narrowed by: the values of choices, yes or no, and numbers in steps (`number_range`). */
export const attributeTokens = (productIds: readonly string[]) => Prisma.sql`
  select p.id as product_id, null::text as variant_id, facet_key(a.name) as facet, a.name as facet_name, said.value_name
  from product p cross join lateral jsonb_to_recordset(p.attributes) as e("attributeId" text, value jsonb)
  join attribute a on a.id = e."attributeId" and a.is_filter
  cross join lateral (
    select v.name as value_name from attribute_value v
    where a.kind in ('choice', 'choices') and v.attribute_id = a.id and e.value ? v.id
    union all select case when e.value = 'true' then 'Yes' else 'No' end where a.kind = 'yes_no'
    union all select number_range((e.value #>> '{}')::numeric, a.unit) where a.kind = 'number'
  ) said
  where p.id = any(${productIds}) and ${modeOn(Prisma.sql`p.category_path`)} <> 'off'`
