import type { DomainEvent, EventData, StaffRole } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { writeMessages } from './message.ts'

/** What somebody in a role does, as it follows "you can". */
const CAN: Record<StaffRole, string> = {
  support: 'help people with their orders and accounts',
  catalogue: 'decide on factories and products',
  finance: 'look after payments and payouts',
  owner: 'do everything, the staff included',
}

const list = new Intl.ListFormat('en-GB')

/** Roles in words: their names, and what they can do. */
const roleWords = (roles: readonly StaffRole[]) => ({
  roles: list.format(roles),
  can: list.format(roles.map((role) => CAN[role])),
})

/** The mail goes to the address of the event itself: it may belong to nobody yet. */
export async function onStaffInvited(
  deps: Deps,
  tx: NotificationTx,
  { id, data }: DomainEvent<'staff.invited.v1'>,
): Promise<void> {
  const { email, roles, invitedBy, acceptUrl, expiresAt } = data
  await writeMessages(deps, tx, id, [
    {
      to: { userId: '', name: '', email },
      mail: { template: 'staff-invitation', props: { invitedBy, ...roleWords(roles), acceptUrl, expiresAt } },
    },
  ])
}

/** The person hears of other roles, or of none, by mail: they have been signed out. */
export async function tellOfRoles(
  deps: Deps,
  tx: NotificationTx,
  eventId: string,
  { userId, name, email, roles }: EventData<'staff.roles_changed.v1'>,
): Promise<void> {
  const mail =
    roles.length === 0
      ? { template: 'staff-removed' as const, props: { name, shopUrl: deps.portals.storefront } }
      : {
          template: 'staff-roles-changed' as const,
          props: { name, ...roleWords(roles), consoleUrl: deps.portals.admin },
        }
  await writeMessages(deps, tx, eventId, [{ to: { userId, name, email }, mail }])
}
