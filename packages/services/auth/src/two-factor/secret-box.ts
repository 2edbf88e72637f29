import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/** Not for production, where the process refuses to start with it. */
const DEVELOPMENT_KEY = Buffer.from('millyard-development-key-32-byte').toString('base64')

const isKey = (text: string) => /^[A-Za-z0-9+/]{43}=$/.test(text) && Buffer.from(text, 'base64').length === KEY_BYTES

/** 32 random bytes in base64. Several with commas while a key is being replaced: the first encrypts, all of them decrypt. */
export const secretKeysSchema = z
  .string()
  .default(DEVELOPMENT_KEY)
  .refine((keys) => keys.split(',').every(isKey), 'Give 32 random bytes in base64 (openssl rand -base64 32).')

/** Keeps secrets that we have to read again, which a hash does not allow, from whoever reads the database alone. */
export type SecretBox = {
  /** Encrypts for one login: in another's row it cannot be opened. */
  seal(userId: string, secret: string): string
  /** @throws Error when it was changed, is another login's, or none of the keys is the one it was sealed with */
  open(userId: string, sealed: string): string
}

/** AES-256-GCM; `keys` as `secretKeysSchema` takes them. */
export function createSecretBox(keys: string): SecretBox {
  const ring = keys.split(',').map((text) => {
    const key = Buffer.from(text, 'base64')
    return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key }
  })
  return {
    seal(userId, secret) {
      const newest = ring[0]
      if (!newest) throw new Error('TWO_FACTOR_KEY: there is no key.')
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', newest.key, iv)
      cipher.setAAD(Buffer.from(userId))
      const bytes = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${newest.id}.${bytes.toString('base64url')}`
    },
    open(userId, sealed) {
      const [id, text = ''] = sealed.split('.')
      const found = ring.find((one) => one.id === id)
      if (!found) throw new Error(`TWO_FACTOR_KEY: the key ${id} is missing, with which a secret was encrypted.`)
      const bytes = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', found.key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(userId))
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
    },
  }
}
