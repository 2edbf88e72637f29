import { type AttributeOfCategory, notFound, type StaffAttribute } from '@millyard/contracts'
import type { Deps } from '../deps.ts'

/** All attributes in their order, as staff keep them. One statement; there are few of them. */
export async function listAttributes(deps: Deps): Promise<{ attributes: StaffAttribute[] }> {
  const attributes = await deps.database.client.$queryRaw<StaffAttribute[]>`
    select a.id, a.version, a.name, a.kind, a.unit, a.help, a.is_filter as "isFilter",
      (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name) order by v.position, v.id), '[]')
        from attribute_value v where v.attribute_id = a.id and v.retired_at is null) as values,
      array(select c.name from category_attribute ca join category c on c.id = ca.category_id
        where ca.attribute_id = a.id and ca.mode <> 'off' order by c.name) as categories,
      (select count(*)::int from product p
        where p.attributes @> jsonb_build_array(jsonb_build_object('attributeId', a.id))) as "productCount"
    from attribute a order by a.position, a.id`
  return { attributes }
}

/** What a category says of every attribute, and what holds from above. One statement. @throws AppError NOT_FOUND */
export async function listOfCategory(deps: Deps, categoryId: string) {
  const [row] = await deps.database.client.$queryRaw<
    { category: { id: string; name: string }; attributes: AttributeOfCategory[] }[]
  >`
    select json_build_object('id', c.id, 'name', c.name) as category,
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'kind', a.kind, 'unit', a.unit,
          'own', (select ca.mode from category_attribute ca where ca.attribute_id = a.id and ca.category_id = c.id),
          'inherited', (select json_build_object('mode', ca.mode, 'from', above.name)
            from category_attribute ca join category above on above.id = ca.category_id
            where ca.attribute_id = a.id and ca.category_id = any(c.path) and ca.category_id <> c.id
            order by array_position(c.path, ca.category_id) desc limit 1)) order by a.position, a.id), '[]')
        from attribute a) as attributes
    from category c where c.id = ${categoryId}`
  if (!row) throw notFound('category')
  return row
}
