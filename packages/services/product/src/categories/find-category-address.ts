import { notFound } from '@millyard/contracts'
import type { Deps } from '../deps.ts'

/** Where the category that has, or had, this address is found today. @throws AppError NOT_FOUND */
export async function findCategoryAddress(deps: Deps, slug: string): Promise<{ slug: string }> {
  const [found] = await deps.database.client.$queryRaw<{ slug: string }[]>`
    select c.slug from category c
    where c.slug = ${slug} or c.id = (select f.category_id from category_former_slug f where f.slug = ${slug})
    order by c.slug = ${slug} desc limit 1`
  if (!found) throw notFound('category')
  return found
}
