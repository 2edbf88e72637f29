import type { ProductDraft } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import type { StoredImage } from '../images/image-ref.ts'

/** What a list shows of products that were never on sale: copies of their drafts, as far as they are written. */
export async function copiesOfDrafts(
  tx: ProductTx,
  drafts: readonly { productId: string; content: ProductDraft }[],
): Promise<DraftCopies[]> {
  const categories = await readCategories(
    tx,
    drafts.map(({ content }) => content.categoryId),
  )
  const covers = await readCovers(tx, drafts)
  return drafts.map(({ productId, content }) => {
    const prices = content.variants.flatMap(({ priceMinor }) => priceMinor ?? [])
    const minPriceMinor = prices.length > 0 ? Math.min(...prices) : 0
    return {
      title: content.title,
      currency: content.currency ?? 'EUR',
      leadTimeDays: content.leadTimeDays ?? 0,
      minPriceMinor,
      isFromPrice: prices.some((price) => price > minPriceMinor),
      variantCount: content.variants.length,
      ...(categories.get(content.categoryId ?? '') ?? NO_CATEGORY),
      image: covers.get(productId) ?? null,
    }
  })
}

type CategoryCopies = { categoryId: string | null; categoryName: string; categoryPath: string[] }
export type DraftCopies = CategoryCopies & {
  title: string
  currency: string
  leadTimeDays: number
  minPriceMinor: number
  isFromPrice: boolean
  variantCount: number
  image: StoredImage | null
}
const NO_CATEGORY: CategoryCopies = { categoryId: null, categoryName: '', categoryPath: [] }

/** Categories' copies in the products; nothing for one that is gone. Staff cannot move them before these are written. */
async function readCategories(tx: ProductTx, ids: readonly (string | null)[]): Promise<Map<string, CategoryCopies>> {
  const asked = [...new Set(ids.flatMap((id) => id ?? []))]
  if (asked.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; name: string; path: string[] }[]>`
    select id, name, path from category where id = any(${asked}) order by id for share`
  return new Map(rows.map(({ id, name, path }) => [id, { categoryId: id, categoryName: name, categoryPath: path }]))
}

/** The same of one category. */
export async function readCategory(tx: ProductTx, categoryId: string | null): Promise<CategoryCopies> {
  return (await readCategories(tx, [categoryId])).get(categoryId ?? '') ?? NO_CATEGORY
}

/** The listings' copies of the first pictures, by product. */
async function readCovers(
  tx: ProductTx,
  drafts: readonly { productId: string; content: ProductDraft }[],
): Promise<Map<string, StoredImage>> {
  const first = drafts.flatMap(({ productId, content: { images } }) =>
    images[0] ? [{ productId, id: images[0].id, alt: images[0].alt }] : [],
  )
  if (first.length === 0) return new Map()
  const known = await tx.productImage.findMany({
    where: { id: { in: first.map(({ id }) => id) } },
    select: { id: true, productId: true, widths: true },
  })
  return new Map(
    first.flatMap(({ productId, id, alt }): [string, StoredImage][] => {
      const image = known.find((one) => one.id === id && one.productId === productId)
      return image ? [[productId, { id, widths: image.widths, alt }]] : []
    }),
  )
}

/** The listing's copy of the first picture. */
export async function readCover(tx: ProductTx, productId: string, content: ProductDraft) {
  return { image: (await readCovers(tx, [{ productId, content }])).get(productId) ?? Prisma.DbNull }
}
