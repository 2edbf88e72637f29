import { dayOf, type MailContent } from '../content.ts'
import type { MailProps } from '../mail-props.ts'

const REASON = 'You get this mail because you work for Millyard.'

export function staffInvitation(props: MailProps<'staff-invitation'>): MailContent {
  return {
    subject: `${props.invitedBy} invites you to the staff of Millyard`,
    preview: 'Set a password and open the admin console.',
    heading: 'Join the staff of Millyard',
    reason: 'You get this mail because somebody invited this address to the staff of Millyard.',
    blocks: [
      {
        kind: 'text',
        text: `${props.invitedBy} invites you to the people who run Millyard, as ${props.roles}: you can ${props.can}.`,
      },
      { kind: 'button', label: 'See the invitation', url: props.acceptUrl },
      {
        kind: 'small',
        text: `The link works until ${dayOf(props.expiresAt)}, for this address alone. If you did not expect it, do nothing.`,
      },
    ],
  }
}

export function staffRolesChanged(props: MailProps<'staff-roles-changed'>): MailContent {
  return {
    subject: `Your roles at Millyard are now: ${props.roles}`,
    preview: `You can ${props.can}.`,
    heading: 'Your roles have changed',
    reason: REASON,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, you now work as ${props.roles}: you can ${props.can}. You have been signed out of the admin console; sign in again to go on.`,
      },
      { kind: 'button', label: 'Open the admin console', url: props.consoleUrl },
    ],
  }
}

export function staffRemoved({ name, shopUrl }: MailProps<'staff-removed'>): MailContent {
  return {
    subject: 'You no longer work for Millyard',
    preview: 'An owner has taken you off the staff.',
    heading: 'You are no longer on the staff',
    reason: REASON,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${name}, an owner has taken you off the staff of Millyard. Your login stays; it does not open the admin console any more.`,
      },
      { kind: 'text', text: 'If you think that this is a mistake, ask them for a new invitation.' },
      { kind: 'button', label: 'Go to the shop', url: shopUrl },
    ],
  }
}
