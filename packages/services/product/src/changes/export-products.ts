import {
  ATTRIBUTE_COLUMN,
  CSV_BOM,
  CSV_COLUMNS,
  CSV_WAS_COLUMNS,
  type exportInput,
  type exportPageSchema,
  idSchema,
  toCsvLine,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, encodeCursor, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { Reader } from '../products/product.repository.ts'
import { REVISABLE_STATUSES } from '../products/product-status.ts'
import { type EditableProduct, productCells, readEditables, variantCells } from './editable.ts'
import { readVocabulary, type Vocabulary } from './vocabulary.ts'

const PRODUCTS_A_PAGE = 50

/**
 * All products that can still be changed, as CSV, in the order in which they were made: one line a variant, what holds of the
 * whole product on its first line. Imported again it changes nothing.
 */
export async function exportProducts(
  deps: Deps,
  actor: VendorActor,
  { cursor, attributeIds }: z.infer<typeof exportInput>,
): Promise<z.infer<typeof exportPageSchema>> {
  const after = decodeCursor(cursor, z.tuple([idSchema('prd')]))
  const { client } = deps.database
  const products = await client.product.findMany({
    where: {
      vendorId: actor.vendorId,
      status: { in: [...REVISABLE_STATUSES] },
      ...(after ? { id: { gt: after[0] } } : {}),
    },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: PRODUCTS_A_PAGE + 1,
  })
  const page = products.slice(0, PRODUCTS_A_PAGE).map(({ id }) => id)
  const editables = await readEditables(client, actor.vendorId, page)
  const words = await readVocabulary(client, actor.vendorId, {
    ids: [...editables.values()].flatMap(({ content }) => content.brandId ?? []),
    names: [],
  })
  const asked = attributeIds ?? (await readAsked(client, actor.vendorId, words))
  const attributes = words.attributes.filter(({ id }) => asked.includes(id)).map(({ name }) => ATTRIBUTE_COLUMN + name)
  const columns = [...CSV_COLUMNS, ...CSV_WAS_COLUMNS, ...attributes]
  const lines = page.flatMap((id) => {
    const product = editables.get(id)
    return product ? linesOf(product, words, columns) : []
  })
  return {
    csv: `${cursor === undefined ? CSV_BOM + toCsvLine(columns) : ''}${lines.join('')}`,
    attributeIds: asked,
    nextCursor: products.length > PRODUCTS_A_PAGE ? encodeCursor([page.at(-1) ?? null]) : null,
  }
}

function linesOf(product: EditableProduct, words: Vocabulary, columns: readonly string[]): string[] {
  const shared = productCells(product, words)
  const variants = product.content.variants.length > 0 ? product.content.variants : [undefined]
  return variants.map((variant, index) => {
    const cells: Record<string, string> = {
      ...(index === 0 ? shared : { product: product.handle }),
      ...(variant ? withWas(variantCells(product, variant)) : {}),
    }
    return toCsvLine(columns.map((column) => cells[column.toLowerCase()] ?? ''))
  })
}

/** With what stands there now beside what can be changed: see CSV_WAS_COLUMNS. */
function withWas(cells: Record<string, string>): Record<string, string> {
  const { price = '', stock = '' } = cells
  return { ...cells, price_was: price, stock_was: stock }
}

/** What the categories of the vendor's products ask for. */
async function readAsked(reader: Reader, vendorId: string, words: Vocabulary): Promise<string[]> {
  const rows = await reader.$queryRaw<{ categoryId: string | null }[]>`
    select distinct coalesce(r.content->>'categoryId', p.category_id) as "categoryId"
    from product p left join product_revision r on r.product_id = p.id and r.status in ('draft', 'submitted')
    where p.vendor_id = ${vendorId} and p.status in (${Prisma.join([...REVISABLE_STATUSES])})`
  const ids = new Set(rows.flatMap(({ categoryId }) => words.asked(categoryId).map(({ id }) => id)))
  return words.attributes.flatMap(({ id }) => (ids.has(id) ? [id] : []))
}
