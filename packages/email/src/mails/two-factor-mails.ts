import { type MailContent, REASONS } from '../content.ts'
import type { MailProps } from '../mail-props.ts'

/** What somebody is told when their second step changes: a thief who did it must not go unnoticed. */
const told = (heading: string, texts: readonly string[], secureUrl: string): MailContent => ({
  subject: heading,
  preview: 'If that was you, there is nothing to do.',
  heading,
  reason: REASONS.security,
  blocks: [
    ...texts.map((text) => ({ kind: 'text' as const, text })),
    { kind: 'text', text: 'If that was you, there is nothing to do. If it was not, set a new password now.' },
    { kind: 'button', label: 'It was not me', url: secureUrl },
  ],
})

export function twoFactorOn({ name, isMoved, secureUrl }: MailProps<'two-factor-on'>): MailContent {
  const what = isMoved
    ? `Hello ${name}, two-factor sign-in of your Millyard account was moved to another app. The codes of the old one open nothing any more.`
    : `Hello ${name}, two-factor sign-in is on for your Millyard account. From now on it asks for a code of your app after the password.`
  return told(
    isMoved ? 'Two-factor sign-in was moved' : 'Two-factor sign-in is on',
    [what, 'Your other devices are signed out. Keep your recovery codes where you find them without your phone.'],
    secureUrl,
  )
}

export function twoFactorOff({ name, isByStaff, secureUrl }: MailProps<'two-factor-off'>): MailContent {
  const what = isByStaff
    ? `Hello ${name}, we took two-factor sign-in off your Millyard account, as somebody asked us to. All devices are signed out.`
    : `Hello ${name}, two-factor sign-in was turned off for your Millyard account. The password alone opens it now.`
  return told('Two-factor sign-in is off', [what], secureUrl)
}

export function recoveryCodesRenewed({ name, secureUrl }: MailProps<'recovery-codes-renewed'>): MailContent {
  const what = `Hello ${name}, new recovery codes were made for your Millyard account. The ones from before open nothing any more.`
  return told('You have new recovery codes', [what], secureUrl)
}

export function recoveryCodeUsed({ name, codesLeft, secureUrl }: MailProps<'recovery-code-used'>): MailContent {
  const what = `Hello ${name}, somebody signed in to your Millyard account with a recovery code. You have ${codesLeft} left.`
  return told('A recovery code was used', [what], secureUrl)
}

export function recoveryCodesFew(props: MailProps<'recovery-codes-few'>): MailContent {
  const { name, codesLeft, securityUrl, secureUrl } = props
  const left = codesLeft === 1 ? '1 recovery code' : `${codesLeft} recovery codes`
  return {
    subject: `You have ${left} left`,
    preview: 'Make new ones before you need them.',
    heading: `You have ${left} left`,
    reason: REASONS.security,
    blocks: [
      { kind: 'text', text: `Hello ${name}, somebody signed in to your Millyard account with a recovery code.` },
      { kind: 'text', text: 'Without codes and without your phone you cannot sign in. Make new ones now.' },
      { kind: 'button', label: 'Make new codes', url: securityUrl },
      { kind: 'small', text: `That was not you? Set a new password: ${secureUrl}` },
    ],
  }
}
