import type { CategoryNode } from '@millyard/contracts'
import type { PrismaClient } from '@millyard/product-db'
import type { Database } from '@millyard/service-kit'
import { type Kept, keepFor } from '../keep-for.ts'

export type CategoryTree = Kept<CategoryNode[]>

type Row = { id: string; slug: string; name: string; parent_id: string | null; product_count: number }

/**
 * The category tree with the number of products on sale below each node: one statement, kept in memory for `ttlMs`, so the
 * counts may be that old. It counts the whole catalogue, which is why it is not asked on every page.
 */
export function createCategoryTree(database: Database<PrismaClient>, ttlMs: number): CategoryTree {
  return keepFor(ttlMs, () => readTree(database))
}

async function readTree(database: Database<PrismaClient>): Promise<CategoryNode[]> {
  const rows = await database.client.$queryRaw<Row[]>`
    select c.id, c.slug, c.name, c.parent_id, coalesce(n.product_count, 0)::int as product_count
    from category c
    left join (
      select node_id, count(*) as product_count
      from product p cross join lateral unnest(p.category_path) as node_id
      where p.status = 'approved' and p.vendor_status = 'approved'
      group by node_id
    ) n on n.node_id = c.id
    order by c.position, c.name`
  return toTree(rows)
}

/** Rows in the order of their siblings become a tree. */
export function toTree(rows: readonly Row[]): CategoryNode[] {
  const nodes = new Map<string, CategoryNode>()
  for (const { id, slug, name, product_count } of rows)
    nodes.set(id, { id, slug, name, productCount: product_count, children: [] })
  const roots: CategoryNode[] = []
  for (const { id, parent_id } of rows) {
    const node = nodes.get(id)
    if (!node) continue
    const siblings = parent_id === null ? roots : nodes.get(parent_id)?.children
    siblings?.push(node)
  }
  return roots
}
