import { personNameSchema } from '@millyard/contracts'
import type { GoogleIdentity } from './google-client.ts'

/** What to call somebody who comes from Google: their name there, as far as it can stand in a mail, or the front of their address. */
export function nameOf({ name, email }: Pick<GoogleIdentity, 'name' | 'email'>): string {
  const [front = ''] = email.split('@')
  for (const candidate of [name, front, front.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')]) {
    const parsed = personNameSchema.safeParse(candidate)
    if (parsed.success) return parsed.data
  }
  return 'New here'
}
