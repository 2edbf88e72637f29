import { badField } from '@millyard/contracts'
import { hash, type Options, verify } from '@node-rs/argon2'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** OWASP's Argon2id parameters: 19 MiB, two passes, one lane. Argon2id is the library's default algorithm. */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/** Argon2id in PHC form, with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS)
}

// Only what every language has: the commonest passwords, and rows of keys. Words of a language make good passwords together.
const guesser = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
/** Of `score`, which goes to 4: fewer than a million guesses. */
const WEAKEST = 2
/** What comes later makes a password no weaker, and looking at all of it takes long. */
const MOST_LETTERS = 64

/**
 * Refuses a password that is guessed early: one of the commonest, a row of letters, figures or keys, or what anybody knows of
 * its owner (`known`: the name, the address).
 * @throws AppError BAD_INPUT (`path`)
 */
export function requireGoodPassword(password: string, path: string, known: readonly string[]): void {
  const { score } = guesser.check(password.slice(0, MOST_LETTERS), [...known])
  if (score < WEAKEST) {
    throw badField(
      path,
      'This is one of the first passwords that anybody would try. Choose another, such as three words.',
    )
  }
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
