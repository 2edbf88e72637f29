import type { DomainEvent } from '@millyard/contracts'
import type { Deps, OrderTx } from '../deps.ts'

/** Remembers whether a vendor may sell. The version only grows: a late copy of an older state is ignored. */
export async function onVendorUpdated(
  _deps: Deps,
  tx: OrderTx,
  { data }: DomainEvent<'vendor.updated.v1'>,
): Promise<void> {
  await tx.$executeRaw`
    insert into vendor (id, version, status, name) values (${data.vendorId}, ${data.version}::int, ${data.status}, ${data.name})
    on conflict (id) do update set version = excluded.version, status = excluded.status, name = excluded.name
    where vendor.version < excluded.version`
}
