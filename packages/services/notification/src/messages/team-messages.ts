import type { DomainEvent, VendorRole } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { findPerson, findVendorMembers, findVendorName } from '../recipients/find-recipients.ts'
import { writeMessages } from './message.ts'

/** What somebody in a role does, as it follows "you can". */
const CAN: Record<VendorRole, string> = {
  owner: 'run the store, its team and its payouts',
  manager: 'look after products, orders and delivery',
  fulfilment: 'see orders and ship them',
  finance: 'see orders and look after payouts',
}

/** The mail goes to the address of the event itself: it may belong to nobody yet. */
export async function onMemberInvited(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'vendor.member_invited.v1'>,
): Promise<void> {
  const { vendorId, vendorName: factoryName, email, role, invitedBy, acceptUrl, expiresAt } = event.data
  await writeMessages(deps, tx, event.id, [
    {
      to: { userId: '', name: '', email },
      vendorId,
      mail: {
        template: 'team-invitation',
        props: { factoryName, invitedBy, role, can: CAN[role], acceptUrl, expiresAt },
      },
    },
  ])
}

/** The owners see that somebody has accepted. */
export async function onMemberAdded(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'vendor.member_added.v1'>,
): Promise<void> {
  const { vendorId, userId, role } = event.data
  const [person, factoryName] = [await findPerson(tx, userId), await findVendorName(tx, vendorId)]
  await tellOwners(deps, tx, event, {
    title: `${person.name} has joined ${factoryName}`,
    body: `In the role ${role}.`,
  })
}

/** The person hears of the new role, in the portal and by mail: they have to sign in again. */
export async function onMemberRoleChanged(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'vendor.member_role_changed.v1'>,
): Promise<void> {
  const { vendorId, vendorName: factoryName, userId, role } = event.data
  const person = await findPerson(tx, userId)
  await writeMessages(deps, tx, event.id, [
    {
      to: person,
      vendorId,
      inApp: {
        audience: 'vendor',
        topic: 'team',
        title: `Your role at ${factoryName} is now ${role}`,
        body: 'An owner of the factory has changed it.',
        href: '/team',
      },
      mail: {
        template: 'team-role-changed',
        props: { name: person.name, factoryName, role, can: CAN[role], portalUrl: deps.portals.vendor },
      },
    },
  ])
}

/** Who was removed reads it by mail: the factory's notices are not theirs any more. Who left is missed by the owners. */
export async function onMemberRemoved(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'vendor.member_removed.v1'>,
): Promise<void> {
  const { vendorId, vendorName: factoryName, userId, isOwnWish } = event.data
  const person = await findPerson(tx, userId)
  if (isOwnWish) {
    await tellOwners(deps, tx, event, {
      title: `${person.name} has left ${factoryName}`,
      body: 'They have no access any more.',
    })
    return
  }
  await writeMessages(deps, tx, event.id, [
    {
      to: person,
      vendorId,
      mail: { template: 'team-removed', props: { name: person.name, factoryName, portalUrl: deps.portals.vendor } },
    },
  ])
}

async function tellOwners(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'vendor.member_added.v1' | 'vendor.member_removed.v1'>,
  words: { title: string; body: string },
): Promise<void> {
  const { vendorId, userId } = event.data
  const owners = await findVendorMembers(tx, vendorId, ['owner'])
  await writeMessages(
    deps,
    tx,
    event.id,
    owners
      .filter((owner) => owner.userId !== userId)
      .map((to) => ({ to, vendorId, inApp: { audience: 'vendor' as const, topic: 'team', ...words, href: '/team' } })),
  )
}
