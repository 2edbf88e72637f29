import { type MailContent, REASONS } from '../content.ts'
import type { MailProps } from '../mail-props.ts'

export function verifyEmail({ name, verifyUrl }: MailProps<'verify-email'>): MailContent {
  return {
    subject: 'Confirm your e-mail address',
    preview: 'One step, and your Millyard account is ready.',
    heading: 'Confirm your e-mail address',
    reason: REASONS.account,
    blocks: [
      { kind: 'text', text: `Hello ${name}, you registered at Millyard with this address.` },
      { kind: 'text', text: 'Confirm it, and your account is ready.' },
      { kind: 'button', label: 'Confirm address', url: verifyUrl },
      { kind: 'small', text: 'You did not register? Then you can ignore this mail.' },
    ],
  }
}
