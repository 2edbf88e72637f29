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
export async function lockVendorSummary(tx: ProductTx, vendorId: string): Promise<VendorColumns | undefined> {
  const [row] = await tx.$queryRaw<VendorColumns[]>`
    select name as "vendorName", slug as "vendorSlug", city as "vendorCity", country as "vendorCountry",
           status as "vendorStatus"
    from vendor_summary where vendor_id = ${vendorId} for share`
  return row
}
