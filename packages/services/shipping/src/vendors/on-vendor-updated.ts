import type { DomainEvent } from '@millyard/contracts'
import type { Deps, ShippingTx } from '../deps.ts'

/** Keeps what this service needs of a vendor. An older version that arrives late changes nothing. */
export async function onVendorUpdated(
  _deps: Deps,
  tx: ShippingTx,
  event: DomainEvent<'vendor.updated.v1'>,
): Promise<void> {
  const { vendorId, version, status, name, city, country } = event.data
  await tx.$executeRaw`
    insert into vendor_summary (vendor_id, version, status, name, city, country)
    values (${vendorId}, ${version}, ${status}, ${name}, ${city}, ${country})
    on conflict (vendor_id) do update
      set version = excluded.version, status = excluded.status, name = excluded.name,
          city = excluded.city, country = excluded.country
      where vendor_summary.version < excluded.version`
}
