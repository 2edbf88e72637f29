import { type MailContent, REASONS } from '../content.ts'
import type { MailProps } from '../mail-props.ts'

/** What somebody is told when a Google account opens their login, or does not any more. */
export function googleConnected(props: MailProps<'google-connected'>): MailContent {
  const { name, googleEmail, secureUrl, securityUrl } = props
  return {
    subject: 'A Google account is connected',
    preview: 'If that was you, there is nothing to do.',
    heading: 'A Google account is connected',
    reason: REASONS.security,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${name}, the Google account ${googleEmail} opens your Millyard account from now on.`,
      },
      {
        kind: 'text',
        text: 'If that was you, there is nothing to do. If it was not, set a new password, then disconnect it under Security.',
      },
      { kind: 'button', label: 'It was not me', url: secureUrl },
      { kind: 'small', text: `Your security page: ${securityUrl}` },
    ],
  }
}

export function googleDisconnected(props: MailProps<'google-disconnected'>): MailContent {
  const { name, googleEmail, secureUrl } = props
  return {
    subject: 'A Google account was disconnected',
    preview: 'If that was you, there is nothing to do.',
    heading: 'A Google account was disconnected',
    reason: REASONS.security,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${name}, the Google account ${googleEmail} does not open your Millyard account any more, and your other devices are signed out. Sign in with your password.`,
      },
      { kind: 'text', text: 'If that was you, there is nothing to do. If it was not, set a new password now.' },
      { kind: 'button', label: 'It was not me', url: secureUrl },
    ],
  }
}
