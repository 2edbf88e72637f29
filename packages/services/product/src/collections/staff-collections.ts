import { notFound, type StaffCollection, type StaffCollectionRow } from '@millyard/contracts'
import type { Deps } from '../deps.ts'
import { type StoredImage, toImageRefOrNull } from '../images/image-ref.ts'

/** All collections, those that are shown first. One statement; there are few of them. */
export async function listCollections(deps: Deps): Promise<{ collections: StaffCollectionRow[] }> {
  const rows = await deps.database.client.$queryRaw<(Omit<StaffCollectionRow, 'updatedAt'> & { updatedAt: Date })[]>`
    select c.id, c.version, c.slug, c.title, c.is_shown as "isShown", c.updated_at as "updatedAt",
           (select count(*)::int from collection_item i where i.collection_id = c.id) as "productCount"
    from collection c order by c.is_shown desc, c.updated_at desc, c.id`
  return { collections: rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })) }
}

type ProductRow = {
  id: string
  title: string
  factoryName: string
  image: StoredImage | null
  isOnSale: boolean
}

/** One collection with all that it names, on sale or not. @throws AppError NOT_FOUND */
export async function showCollection(deps: Deps, collectionId: string): Promise<StaffCollection> {
  const [collection, products] = await Promise.all([
    deps.database.client.collection.findUnique({
      where: { id: collectionId },
      select: { id: true, version: true, slug: true, title: true, text: true, isShown: true, updatedAt: true },
    }),
    deps.database.client.$queryRaw<ProductRow[]>`
      select p.id, p.title, p.vendor_name as "factoryName", p.image,
             p.status = 'approved' and p.vendor_status = 'approved' as "isOnSale"
      from collection_item i join product p on p.id = i.product_id
      where i.collection_id = ${collectionId} order by i.position`,
  ])
  if (!collection) throw notFound('collection')
  return {
    ...collection,
    updatedAt: collection.updatedAt.toISOString(),
    products: products.map((product) => ({ ...product, image: toImageRefOrNull(deps.mediaUrl, product.image) })),
  }
}
