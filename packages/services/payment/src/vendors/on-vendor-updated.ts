import type { DomainEvent } from '@millyard/contracts'
import type { Deps, Tx } from '../deps.ts'

/** Keeps what we need to know of a vendor. A late copy of an older version is ignored. */
export async function onVendorUpdated(_deps: Deps, tx: Tx, event: DomainEvent<'vendor.updated.v1'>): Promise<void> {
  const { vendorId, version, name, status, country } = event.data
  await tx.$executeRaw`
    insert into vendor_summary (vendor_id, version, name, status, country)
    values (${vendorId}, ${version}, ${name}, ${status}, ${country})
    on conflict (vendor_id) do update
      set version = excluded.version, name = excluded.name, status = excluded.status, country = excluded.country
      where vendor_summary.version < excluded.version`
}
