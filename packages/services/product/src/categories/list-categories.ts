import type { StaffCategory } from '@millyard/contracts'
import type { Deps } from '../deps.ts'

/** The tree as staff keep it, each node before its children: one statement. */
export async function listCategories(deps: Deps): Promise<{ categories: StaffCategory[] }> {
  const categories = await deps.database.client.$queryRaw<StaffCategory[]>`
    with recursive tree as (
      select c.*, array[row_number() over (order by c.position, c.name, c.id)] as place
      from category c where c.parent_id is null
      union all
      select c.*, t.place || row_number() over (partition by c.parent_id order by c.position, c.name, c.id)
      from tree t join category c on c.parent_id = t.id
    )
    select t.id, t.version, t.slug, t.name, t.parent_id as "parentId", cardinality(t.path) as depth,
           coalesce(n.count, 0)::int as "productCount",
           array(select f.slug from category_former_slug f where f.category_id = t.id order by f.created_at, f.slug)
             as "formerSlugs"
    from tree t
    left join (select category_id, count(*) from product group by category_id) n on n.category_id = t.id
    order by t.place`
  return { categories }
}
