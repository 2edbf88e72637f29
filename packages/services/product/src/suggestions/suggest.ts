import type { CategoryNode, ProductCard, Suggestions } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { correctWords } from '../catalogue/correct-words.ts'
import { CARD_COLUMNS, type CardRow, toProductCard } from '../catalogue/product-card.ts'
import { toSearchQuery } from '../catalogue/search-query.ts'
import type { Deps } from '../deps.ts'
import { ON_SALE } from '../products/product.repository.ts'
import { matchNames } from './match-names.ts'

const MOST = { categories: 3, brands: 2, factories: 3, products: 5 }
/** Two letters begin many titles: so many of the best rated are compared with the words, and no more. */
const COMPARED = 400

/**
 * What somebody who types `q` may mean. Names of categories, brands and factories are matched in memory; goods are one statement
 * by the stored search document, and a second round with corrected words only when nothing at all was found.
 */
export async function suggest(deps: Deps, q: string): Promise<Suggestions> {
  const found = await find(deps, q)
  if (hasAny(found)) return { corrected: null, ...found }
  const meant = await correctWords(deps, { q })
  const other = meant.q ? await find(deps, meant.q) : found
  return { corrected: hasAny(other) ? meant.q : null, ...other }
}

const hasAny = (found: Omit<Suggestions, 'corrected'>) => Object.values(found).some((list) => list.length > 0)

async function find(deps: Deps, q: string): Promise<Omit<Suggestions, 'corrected'>> {
  const [tree, brands, factories, products] = await Promise.all([
    deps.categoryTree.read(),
    deps.brandIndex.read(),
    deps.factoryNames.read(),
    findProducts(deps, q),
  ])
  return {
    categories: matchNames(q, withParents(tree), MOST.categories).map(({ slug, name, parent }) => ({
      slug,
      name,
      parent,
    })),
    brands: matchNames(q, brands, MOST.brands).map(({ slug, name }) => ({ slug, name })),
    factories: matchNames(q, factories, MOST.factories).map(({ slug, name, city, country }) => ({
      slug,
      name,
      city,
      country,
    })),
    products,
  }
}

/** Every category with goods, with the name of the one above it. */
function withParents(
  tree: readonly CategoryNode[],
  parent: string | null = null,
): (CategoryNode & { parent: string | null })[] {
  return tree
    .filter((node) => node.productCount > 0)
    .flatMap((node) => [{ ...node, parent }, ...withParents(node.children, node.name)])
}

async function findProducts(deps: Deps, q: string): Promise<ProductCard[]> {
  const query = toSearchQuery(q)
  const rows = await deps.database.client.$queryRaw<CardRow[]>(Prisma.sql`
    with found as (
      select ${CARD_COLUMNS}, p.rating_score, ts_rank(p.search, ${query}) as rank from product p
      where p.search @@ ${query} and ${ON_SALE} order by p.rating_score desc, p.id desc limit ${COMPARED})
    select * from found order by rank desc, rating_score desc, id desc limit ${MOST.products}`)
  return rows.map((row) => toProductCard(deps, row))
}
