import type { DomainEvent } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'

/** Remembers a person's name and address. */
export async function onUserRegistered(
  _deps: Deps,
  tx: NotificationTx,
  { data }: DomainEvent<'user.registered.v1'>,
): Promise<void> {
  const { userId, name, email } = data
  await tx.recipient.upsert({
    where: { userId },
    create: { userId, name, email },
    update: { name, email },
    select: { userId: true },
  })
}

export async function onStaffAdded(
  _deps: Deps,
  tx: NotificationTx,
  { data }: DomainEvent<'staff.added.v1'>,
): Promise<void> {
  const { userId, name, email, roles } = data
  await tx.recipient.upsert({
    where: { userId },
    create: { userId, name, email },
    update: { name, email },
    select: { userId: true },
  })
  await tx.staffMember.upsert({
    where: { userId },
    create: { userId, roles },
    update: { roles },
    select: { userId: true },
  })
}

export async function onVendorMemberAdded(
  _deps: Deps,
  tx: NotificationTx,
  { data }: DomainEvent<'vendor.member_added.v1'>,
): Promise<void> {
  const { vendorId, userId, role } = data
  await tx.vendorMember.upsert({
    where: { vendorId_userId: { vendorId, userId } },
    create: { vendorId, userId, role },
    update: { role },
    select: { userId: true },
  })
}

/** Keeps the vendor's name. An older version that arrives late changes nothing. */
export async function onVendorUpdated(
  _deps: Deps,
  tx: NotificationTx,
  { data }: DomainEvent<'vendor.updated.v1'>,
): Promise<void> {
  await tx.$executeRaw`
    insert into vendor_summary (vendor_id, version, name) values (${data.vendorId}, ${data.version}, ${data.name})
    on conflict (vendor_id) do update set version = excluded.version, name = excluded.name
      where vendor_summary.version < excluded.version`
}
