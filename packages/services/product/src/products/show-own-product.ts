import { notFound, type VendorProduct } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { FORM_COLUMNS, type ProductFormRow } from './product.repository.ts'
import { toVendorProduct } from './vendor-product.ts'

/** One of the vendor's own products with all that its editor needs, in one statement. @throws AppError NOT_FOUND */
export async function showOwnProduct(deps: Deps, actor: VendorActor, productId: string): Promise<VendorProduct> {
  const [row] = await deps.database.client.$queryRaw<ProductFormRow[]>`
    select ${FORM_COLUMNS} from product p where p.id = ${productId} and p.vendor_id = ${actor.vendorId}`
  if (!row) throw notFound('product')
  return toVendorProduct(deps.mediaUrl, row)
}
