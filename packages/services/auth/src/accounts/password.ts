import { hash, type Options, verify } from '@node-rs/argon2'

/** OWASP's Argon2id parameters: 19 MiB, two passes, one lane. Argon2id is the library's default algorithm. */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/** Argon2id in PHC form, with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS)
}

let decoy: Promise<string> | undefined

/**
 * Says whether the password is the one behind `passwordHash`. Without a hash (no such account, or one that has no
 * password) a decoy is verified, so that the answer takes as long and nobody learns which addresses exist.
 */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const isRight = await verify(passwordHash ?? (await decoy), password)
  return isRight && Boolean(passwordHash)
}
