import { COLLECTION_PREVIEW, type Collection, notFound } from '@millyard/contracts'
import { CARD_COLUMNS, type CardRow, toProductCard } from '../catalogue/product-card.ts'
import type { Deps } from '../deps.ts'
import { ON_SALE } from '../products/product.repository.ts'

type Row = CardRow & { collection_slug: string; collection_title: string; collection_text: string }

/** What the home page shows: the collections that are shown and have goods on sale, newest first, each with its first goods. */
export async function listShownCollections(deps: Deps): Promise<{ collections: Collection[] }> {
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select c.slug as collection_slug, c.title as collection_title, c.text as collection_text, p.*
    from collection c cross join lateral (
      select ${CARD_COLUMNS}, i.position from collection_item i join product p on p.id = i.product_id
      where i.collection_id = c.id and ${ON_SALE}
      order by i.position limit ${COLLECTION_PREVIEW}
    ) p
    where c.is_shown order by c.updated_at desc, c.id, p.position`
  return { collections: toCollections(deps, rows) }
}

/** A collection with all of its goods that are on sale. @throws AppError NOT_FOUND (unknown, not shown, nothing on sale) */
export async function showShownCollection(deps: Deps, slug: string): Promise<Collection> {
  const rows = await deps.database.client.$queryRaw<Row[]>`
    select c.slug as collection_slug, c.title as collection_title, c.text as collection_text, ${CARD_COLUMNS}
    from collection c join collection_item i on i.collection_id = c.id join product p on p.id = i.product_id
    where c.slug = ${slug} and c.is_shown and ${ON_SALE}
    order by i.position`
  const [collection] = toCollections(deps, rows)
  if (!collection) throw notFound('collection')
  return collection
}

/** Rows of several collections, each one's in a row. */
function toCollections(deps: Deps, rows: readonly Row[]): Collection[] {
  const collections = new Map<string, Collection>()
  for (const row of rows) {
    const { collection_slug: slug, collection_title: title, collection_text: text } = row
    const collection = collections.get(slug) ?? { slug, title, text, products: [] }
    collections.set(slug, collection)
    collection.products.push(toProductCard(deps, row))
  }
  return [...collections.values()]
}
