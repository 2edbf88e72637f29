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

/** To the owner of an address with which somebody registered again: the visitor was not told that it is taken. */
export function registeredAlready({ name, signInUrl }: MailProps<'registered-already'>): MailContent {
  return {
    subject: 'You have a Millyard account already',
    preview: 'Sign in with it, or set a new password.',
    heading: 'You have an account already',
    reason: REASONS.account,
    blocks: [
      { kind: 'text', text: `Hello ${name}, somebody registered at Millyard with this address.` },
      {
        kind: 'text',
        text: 'There is an account for it, so nothing was changed. Sign in with your password. If you forgot it, the same page helps you to a new one.',
      },
      { kind: 'button', label: 'Sign in', url: signInUrl },
      { kind: 'small', text: 'That was not you? Then you can ignore this mail.' },
    ],
  }
}

export function resetPassword({ name, resetUrl }: MailProps<'reset-password'>): MailContent {
  return {
    subject: 'Set a new password',
    preview: 'The link works once, within an hour.',
    heading: 'Set a new password',
    reason: REASONS.security,
    blocks: [
      { kind: 'text', text: `Hello ${name}, somebody asked for a new password for your Millyard account.` },
      { kind: 'text', text: 'The link works once, within an hour. Your password stays as it is until then.' },
      { kind: 'button', label: 'Set a new password', url: resetUrl },
      {
        kind: 'small',
        text: 'You did not ask for it? Then you can ignore this mail: without the link nothing changes.',
      },
    ],
  }
}

const changed = (heading: string, text: string, secureUrl: string): MailContent => ({
  subject: heading,
  preview: 'If that was you, there is nothing to do.',
  heading,
  reason: REASONS.security,
  blocks: [
    { kind: 'text', text },
    { kind: 'text', text: 'If that was you, there is nothing to do. If it was not, set a new password now.' },
    { kind: 'button', label: 'It was not me', url: secureUrl },
  ],
})

export function passwordChanged({ name, secureUrl }: MailProps<'password-changed'>): MailContent {
  const text = `Hello ${name}, the password of your Millyard account was changed. Your other devices are signed out.`
  return changed('Your password was changed', text, secureUrl)
}

export function passwordReset({ name, secureUrl }: MailProps<'password-reset'>): MailContent {
  const text = `Hello ${name}, a new password for your Millyard account was set with the link that we sent you. All devices are signed out.`
  return changed('Your password was set anew', text, secureUrl)
}
