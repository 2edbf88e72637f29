import {
  AppError,
  STAFF_ROLES,
  type StaffPermission,
  staffPermissions,
  VENDOR_ROLES,
  type VendorRole,
} from '@millyard/contracts'
import { z } from 'zod'
import type { NotificationTx } from '../deps.ts'

export type Person = { userId: string; name: string; email: string }
export type Member = Person & { role: VendorRole }

const roleSchema = z.enum(VENDOR_ROLES)

const rolesSchema = z.array(z.enum(STAFF_ROLES))

/**
 * Events of different services arrive in any order: an order can be told of before its buyer is. The delivery is refused
 * then, and comes again; nobody is forgotten.
 */
function notYetKnown(what: string): AppError {
  return new AppError('UNAVAILABLE', { message: `${what} is not known here yet; deliver this event again.` })
}

/** @throws Error when the person has not been told of yet. */
export async function findPerson(tx: NotificationTx, userId: string): Promise<Person> {
  const person = await tx.recipient.findUnique({ where: { userId }, select: { userId: true, name: true, email: true } })
  if (!person) throw notYetKnown(`Person ${userId}`)
  return person
}

/**
 * A vendor's members in these roles.
 * @throws Error when the vendor's owner, or one of the members, has not been told of yet.
 */
export async function findVendorMembers(
  tx: NotificationTx,
  vendorId: string,
  roles: readonly VendorRole[],
): Promise<Member[]> {
  const rows = await tx.vendorMember.findMany({ where: { vendorId }, select: { userId: true, role: true } })
  const members = rows.map(({ userId, role }) => ({ userId, role: roleSchema.parse(role) }))
  // Every vendor has an owner. While none is known, what is known is not all.
  if (!members.some((member) => member.role === 'owner')) throw notYetKnown(`The owner of vendor ${vendorId}`)
  const wanted = members.filter((member) => roles.includes(member.role))
  const people = await tx.recipient.findMany({
    where: { userId: { in: wanted.map((member) => member.userId) } },
    select: { userId: true, name: true, email: true },
  })
  return wanted.map((member) => {
    const person = people.find((one) => one.userId === member.userId)
    if (!person) throw notYetKnown(`A member of vendor ${vendorId}`)
    return { ...person, role: member.role }
  })
}

/** @throws Error when the vendor has not been told of yet. */
export async function findVendorName(tx: NotificationTx, vendorId: string): Promise<string> {
  const vendor = await tx.vendorSummary.findUnique({ where: { vendorId }, select: { name: true } })
  if (!vendor) throw notYetKnown(`Vendor ${vendorId}`)
  return vendor.name
}

/** Staff whose roles give this permission. */
export async function findStaff(tx: NotificationTx, permission: StaffPermission): Promise<Person[]> {
  const staff = await tx.staffMember.findMany({ select: { userId: true, roles: true } })
  const wanted = staff
    .filter((member) => staffPermissions(rolesSchema.parse(member.roles)).includes(permission))
    .map((member) => member.userId)
  return tx.recipient.findMany({ where: { userId: { in: wanted } }, select: { userId: true, name: true, email: true } })
}
