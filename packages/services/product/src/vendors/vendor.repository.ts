import type { ProductTx } from '../deps.ts'

/** The vendor's copies in a product. */
export type VendorColumns = {
  vendorName: string
  vendorSlug: string
  vendorCity: string
  vendorCountry: string
  vendorStatus: string
}

/**
 * What we know of a vendor. FOR SHARE: news of the vendor waits until this transaction has written its copies, and then
 * finds them and brings them up to date.
 */
export async function readVendorColumns(tx: ProductTx, vendorId: string): Promise<VendorColumns | undefined> {
  const [row] = await tx.$queryRaw<VendorColumns[]>`
    select name as "vendorName", slug as "vendorSlug", city as "vendorCity", country as "vendorCountry",
           status as "vendorStatus"
    from vendor_summary where vendor_id = ${vendorId} for share`
  return row
}

/**
 * Takes the vendor's row, for whatever moves its products into or out of the shop: its count of products changes, and two
 * submissions at once cannot both take one SKU. First of all locks, see product.repository.ts.
 */
export async function lockVendor(
  tx: ProductTx,
  vendorId: string,
): Promise<{ name: string; status: string; isTrusted: boolean } | undefined> {
  const [row] = await tx.$queryRaw<{ name: string; status: string; isTrusted: boolean }[]>`
    select name, status, is_trusted as "isTrusted" from vendor_summary where vendor_id = ${vendorId} for no key update`
  return row
}
