import { createOpaqueToken } from '../sessions/opaque-token.ts'
import type { AuthTx } from '../trpc.ts'

/** How long the link of a mail lives, in real time. */
const TTL_SECONDS = { verify_email: 48 * 3_600, reset_password: 3_600 } as const

type Purpose = keyof typeof TTL_SECONDS

/** The secret of a link in a mail, and what is kept of it. */
export function newEmailLink(purpose: Purpose) {
  const createdAt = new Date()
  const expiresAt = new Date(createdAt.getTime() + TTL_SECONDS[purpose] * 1_000)
  return { ...createOpaqueToken(), createdAt, expiresAt }
}

/** Makes the secret of a link in a mail; only its hash is kept. It counts for this address alone. */
export async function createEmailToken(
  tx: AuthTx,
  purpose: Purpose,
  { userId, email }: { userId: string; email: string },
): Promise<string> {
  const { token, ...link } = newEmailLink(purpose)
  await tx.emailToken.createMany({ data: [{ ...link, userId, purpose, email }] })
  return token
}
