import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Random letters and digits, as Stripe uses in its ids and secrets. */
export function randomText(length: number): string {
  let text = ''
  for (const byte of randomBytes(length)) text += ALPHABET[byte % ALPHABET.length]
  return text
}

/** A new id of Stripe's form: `pi_3…`, `acct_1…`. */
export function newId(prefix: string): string {
  return `${prefix}_1E${randomText(22)}`
}
