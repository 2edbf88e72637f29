import { dayOf, type MailContent, REASONS } from '../content.ts'
import type { MailProps } from '../mail-props.ts'

export function teamInvitation(props: MailProps<'team-invitation'>): MailContent {
  return {
    subject: `${props.invitedBy} invites you to ${props.factoryName}`,
    preview: `Join ${props.factoryName} on Millyard.`,
    heading: `Join ${props.factoryName}`,
    reason: 'You get this mail because somebody invited this address to their factory on Millyard.',
    blocks: [
      {
        kind: 'text',
        text: `${props.invitedBy} invites you to work for ${props.factoryName} on Millyard, in the role ${props.role}: you can ${props.can}.`,
      },
      { kind: 'button', label: 'See the invitation', url: props.acceptUrl },
      {
        kind: 'small',
        text: `The link works until ${dayOf(props.expiresAt)}, for this address alone. If you do not know the factory, do nothing.`,
      },
    ],
  }
}

export function teamRoleChanged(props: MailProps<'team-role-changed'>): MailContent {
  return {
    subject: `Your role at ${props.factoryName} is now ${props.role}`,
    preview: `You can ${props.can}.`,
    heading: `Your role is now ${props.role}`,
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, an owner of ${props.factoryName} has given you the role ${props.role}: you can ${props.can}. You have been signed out of the vendor portal; sign in again to go on.`,
      },
      { kind: 'button', label: 'Open the vendor portal', url: props.portalUrl },
    ],
  }
}

export function teamRemoved(props: MailProps<'team-removed'>): MailContent {
  return {
    subject: `You no longer work for ${props.factoryName} on Millyard`,
    preview: 'An owner has taken you out of the team.',
    heading: 'You are no longer in this team',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, an owner of ${props.factoryName} has taken you out of its team. Your login stays; it does not open this factory any more.`,
      },
      {
        kind: 'text',
        text: 'If you think that this is a mistake, ask them for a new invitation.',
      },
      { kind: 'button', label: 'Open the vendor portal', url: props.portalUrl },
    ],
  }
}
