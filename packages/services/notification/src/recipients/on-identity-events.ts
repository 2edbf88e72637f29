import type { DomainEvent } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { tellOfRoles } from '../messages/staff-messages.ts'

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
  const { userId, name, email } = data
  await tx.recipient.upsert({
    where: { userId },
    create: { userId, name, email },
    update: { name, email },
    select: { userId: true },
  })
  await keepRoles(tx, data)
}

/** Others, or none: then what the console told them goes, and the row stays without roles, so that an older event that arrives late brings nobody back. */
export async function onStaffRolesChanged(
  deps: Deps,
  tx: NotificationTx,
  { id, data }: DomainEvent<'staff.roles_changed.v1'>,
): Promise<void> {
  if (!(await keepRoles(tx, data))) return
  if (data.roles.length === 0) await tx.notification.deleteMany({ where: { userId: data.userId, audience: 'admin' } })
  await tellOfRoles(deps, tx, id, data)
}

/** Answers whether this was news. */
async function keepRoles(
  tx: NotificationTx,
  { userId, roles, version = 0 }: { userId: string; roles: string[]; version?: number | undefined },
): Promise<boolean> {
  const isNewer = await tx.$executeRaw`
    insert into staff_member (user_id, roles, version) values (${userId}, ${roles}, ${version})
    on conflict (user_id) do update set roles = excluded.roles, version = excluded.version
      where staff_member.version < excluded.version or (staff_member.version = 0 and excluded.version = 0)`
  return isNewer > 0
}

/**
 * Keeps who belongs to a vendor. An older version that arrives late brings nobody back. What those who are gone were told
 * of the vendor goes with them.
 */
export async function onVendorTeamChanged(
  _deps: Deps,
  tx: NotificationTx,
  { data }: DomainEvent<'vendor.team_changed.v1'>,
): Promise<void> {
  const { vendorId, version, members } = data
  const isNewer = await tx.$executeRaw`
    insert into vendor_team (vendor_id, version) values (${vendorId}, ${version})
    on conflict (vendor_id) do update set version = excluded.version where vendor_team.version < excluded.version`
  if (isNewer === 0) return
  await tx.vendorMember.deleteMany({ where: { vendorId } })
  await tx.vendorMember.createMany({ data: members.map((member) => ({ vendorId, ...member })) })
  await tx.notification.deleteMany({
    where: { vendorId, audience: 'vendor', userId: { notIn: members.map(({ userId }) => userId) } },
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
