import type { ProductCard } from '@millyard/contracts'
import type { Deps } from '../deps.ts'
import { ON_SALE } from '../products/product.repository.ts'
import { CARD_COLUMNS, type CardRow, toProductCard } from './product-card.ts'

/** The cards of those of these products that are on sale, in this order. One statement. */
export async function listCards(deps: Deps, ids: readonly string[]): Promise<ProductCard[]> {
  const rows = await deps.database.client.$queryRaw<CardRow[]>`
    select ${CARD_COLUMNS} from product p where p.id = any(${ids}) and ${ON_SALE}
    order by array_position(${ids}::text[], p.id)`
  return rows.map((row) => toProductCard(deps, row))
}
