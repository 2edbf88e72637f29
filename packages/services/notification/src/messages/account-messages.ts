import type { DomainEvent } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { findPerson, findStaff } from '../recipients/find-recipients.ts'
import { writeMessages } from './message.ts'
import { settle } from './settle.ts'

/** The mail goes to the address of the event itself: the person may not be known here yet, and must not wait. */
export async function onVerificationRequested(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'user.verification_requested.v1'>,
): Promise<void> {
  const { userId, name, email, verifyUrl } = event.data
  await writeMessages(deps, tx, event.id, [
    { to: { userId, name, email }, mail: { template: 'verify-email', props: { name, verifyUrl } } },
  ])
}

export async function onRegistrationRepeated(
  deps: Deps,
  tx: NotificationTx,
  { id, data }: DomainEvent<'user.registration_repeated.v1'>,
): Promise<void> {
  const { userId, name, email, signInUrl } = data
  const mail = { template: 'registered-already' as const, props: { name, signInUrl } }
  await writeMessages(deps, tx, id, [{ to: { userId, name, email }, mail }])
}

export async function onPasswordResetRequested(
  deps: Deps,
  tx: NotificationTx,
  { id, data }: DomainEvent<'user.password_reset_requested.v1'>,
): Promise<void> {
  const { userId, name, email, resetUrl } = data
  const mail = { template: 'reset-password' as const, props: { name, resetUrl } }
  await writeMessages(deps, tx, id, [{ to: { userId, name, email }, mail }])
}

export async function onPasswordChanged(
  deps: Deps,
  tx: NotificationTx,
  { id, data }: DomainEvent<'user.password_changed.v1'>,
): Promise<void> {
  const { userId, name, email, how, secureUrl } = data
  const template = ({ changed: 'password-changed', reset: 'password-reset' } as const)[how]
  await writeMessages(deps, tx, id, [{ to: { userId, name, email }, mail: { template, props: { name, secureUrl } } }])
}

/** The applicant gets a mail; staff who review applications see it in the admin console. */
export async function onVendorApplied(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'vendor.applied.v1'>,
): Promise<void> {
  const { ownerUserId, name: factoryName, vendorId } = event.data
  const owner = await findPerson(tx, ownerUserId)
  const staff = await findStaff(tx, 'vendors.review')
  await writeMessages(deps, tx, event.id, [
    {
      to: owner,
      mail: {
        template: 'application-received',
        props: { name: owner.name, factoryName, portalUrl: `${deps.portals.vendor}/onboarding` },
      },
    },
    ...staff.map((to) => ({
      to,
      inApp: {
        audience: 'admin' as const,
        topic: 'application',
        title: `${factoryName} has applied`,
        body: 'A new factory waits for your review.',
        href: applicationPath(vendorId),
      },
    })),
  ])
}

const applicationPath = (vendorId: string) => `/factories/${vendorId}`

const DECISIONS = {
  'vendor.approved.v1': {
    template: 'application-approved',
    title: (factory: string) => `${factory} is open for business`,
    body: 'Your application was approved. Add your first product.',
    href: '/products',
  },
  'vendor.changes_requested.v1': {
    template: 'application-changes-requested',
    title: (factory: string) => `Changes needed for ${factory}`,
    body: 'We need something more before we can approve your application.',
    href: '/onboarding',
  },
  'vendor.rejected.v1': {
    template: 'application-rejected',
    title: (factory: string) => `${factory} was not accepted`,
    body: 'We have written to you with the reason.',
    href: '/onboarding',
  },
} as const

/** Whoever applied hears of the decision, with what staff wrote; for staff it is done. */
export async function onVendorDecided(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<keyof typeof DECISIONS>,
): Promise<void> {
  const { ownerUserId, name: factoryName, note, vendorId } = event.data
  const decision = DECISIONS[event.type]
  await settle(deps, tx, { audience: 'admin', topic: 'application', href: applicationPath(vendorId) })
  const owner = await findPerson(tx, ownerUserId)
  await writeMessages(deps, tx, event.id, [
    {
      to: owner,
      vendorId,
      inApp: {
        audience: 'vendor',
        topic: 'application',
        title: decision.title(factoryName),
        body: note || decision.body,
        href: decision.href,
      },
      mail: {
        template: decision.template,
        props: { name: owner.name, factoryName, note, portalUrl: `${deps.portals.vendor}${decision.href}` },
      },
    },
  ])
}
