import { type MailContent, noteOf, REASONS } from '../content.ts'
import type { MailProps } from '../mail-props.ts'

export function applicationReceived(props: MailProps<'application-received'>): MailContent {
  return {
    subject: `We have your application for ${props.factoryName}`,
    preview: 'A person reads it and answers you by mail.',
    heading: 'We have your application',
    reason: REASONS.factory,
    blocks: [
      { kind: 'text', text: `Hello ${props.name}, your application for ${props.factoryName} has arrived.` },
      {
        kind: 'text',
        text: 'A person reads it and answers you by mail. Until then you can look at it in the factory portal.',
      },
      { kind: 'button', label: 'Open the factory portal', url: props.portalUrl },
    ],
  }
}

export function applicationApproved(props: MailProps<'application-approved'>): MailContent {
  return {
    subject: `${props.factoryName} can sell on Millyard`,
    preview: 'Your application is approved. Here is what comes next.',
    heading: 'Your application is approved',
    reason: REASONS.factory,
    blocks: [
      { kind: 'text', text: `Hello ${props.name}, ${props.factoryName} can sell on Millyard from now on.` },
      ...noteOf('From our staff', props.note),
      {
        kind: 'text',
        text: 'Next: say where you deliver and for how much, connect the account for your payouts, and create your first product.',
      },
      { kind: 'button', label: 'Set up your store', url: props.portalUrl },
    ],
  }
}

export function applicationChangesRequested(props: MailProps<'application-changes-requested'>): MailContent {
  return {
    subject: `Your application for ${props.factoryName} needs a change`,
    preview: 'Change what is asked for and send it again.',
    heading: 'Please change your application',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, we read your application for ${props.factoryName} and need something more.`,
      },
      ...noteOf('What to change', props.note),
      {
        kind: 'text',
        text: 'Change it in the factory portal and send it again.',
      },
      { kind: 'button', label: 'Change the application', url: props.portalUrl },
    ],
  }
}

export function applicationRejected(props: MailProps<'application-rejected'>): MailContent {
  return {
    subject: `Your application for ${props.factoryName}`,
    preview: 'We cannot take your factory on. The mail says why.',
    heading: 'We cannot take your factory on',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, we read your application for ${props.factoryName} and have to decline it.`,
      },
      ...noteOf('Why', props.note),
      { kind: 'text', text: 'You can still look at what you sent us in the factory portal.' },
      { kind: 'button', label: 'See the application', url: props.portalUrl },
    ],
  }
}
