import { STAFF_ROLES, type StaffPermission, staffPermissions, type VendorRole } from '@millyard/contracts'
import { z } from 'zod'
import type { NotificationTx } from '../deps.ts'

export type Person = { userId: string; name: string; email: string }

const rolesSchema = z.array(z.enum(STAFF_ROLES))

/**
 * Events of different services arrive in any order: an order can be told of before its buyer is. The delivery is refused
 * then, and comes again; nobody is forgotten.
 */
function notYetKnown(what: string): Error {
  return new Error(`${what} is not known here yet; deliver this event again.`)
}

/** @throws Error when the person has not been told of yet. */
export async function findPerson(tx: NotificationTx, userId: string): Promise<Person> {
  const person = await tx.recipient.findUnique({ where: { userId }, select: { userId: true, name: true, email: true } })
  if (!person) throw notYetKnown(`Person ${userId}`)
  return person
}

/** A vendor's members in these roles. @throws Error when the vendor has no known member at all. */
export async function findVendorMembers(
  tx: NotificationTx,
  vendorId: string,
  roles: readonly VendorRole[],
): Promise<Person[]> {
  const members = await tx.vendorMember.findMany({ where: { vendorId }, select: { userId: true, role: true } })
  if (members.length === 0) throw notYetKnown(`Vendor ${vendorId}`)
  const wanted = members.filter((member) => roles.some((role) => role === member.role)).map((member) => member.userId)
  const people = await tx.recipient.findMany({
    where: { userId: { in: wanted } },
    select: { userId: true, name: true, email: true },
  })
  if (people.length < wanted.length) throw notYetKnown(`A member of vendor ${vendorId}`)
  return people
}

/** Staff whose roles give this permission. */
export async function findStaff(tx: NotificationTx, permission: StaffPermission): Promise<Person[]> {
  const staff = await tx.staffMember.findMany({ select: { userId: true, roles: true } })
  const wanted = staff
    .filter((member) => staffPermissions(rolesSchema.parse(member.roles)).includes(permission))
    .map((member) => member.userId)
  return tx.recipient.findMany({ where: { userId: { in: wanted } }, select: { userId: true, name: true, email: true } })
}
