import { audienceSchema, type requestPasswordResetInput } from '@millyard/contracts'
import { defineJob, enqueue, publish } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { createEmailToken } from './email-token.ts'
import { countMail } from './mail-limits.ts'

const SEND_RESET_LINK = 'send-reset-link'

/**
 * Has a link sent with which whoever reads this address sets a new password. The request itself never looks whether there
 * is such an account: a job does, so that the answer, and the work behind it, are the same for everybody.
 * @throws AppError RATE_LIMITED (`details.retryAfterSeconds`)
 */
export async function requestPasswordReset(
  { database, visitorThrottle }: Deps,
  { email, audience, ip }: z.infer<typeof requestPasswordResetInput> & { ip: string },
): Promise<{ ok: true }> {
  await visitorThrottle.count('reset', ip)
  await countMail(database.client, 'reset', email)
  await database.transaction((tx) => enqueue(tx, SEND_RESET_LINK, { email, audience }))
  return { ok: true }
}

/** Makes the link, if the address has an account. Who is no member of staff is led to the shop, not to the console. */
export const sendResetLink = {
  [SEND_RESET_LINK]: defineJob({
    schema: z.object({ email: z.string(), audience: audienceSchema }),
    run: async ({ database, clock, portalUrls }: Deps, { email, audience }) => {
      await database.transaction(async (tx) => {
        const user = await tx.user.findUnique({
          where: { email },
          select: { id: true, name: true, staffMember: { select: { userId: true } } },
        })
        if (!user) return
        const person = { userId: user.id, name: user.name, email }
        const token = await createEmailToken(tx, 'reset_password', person)
        const portal = audience === 'admin' && !user.staffMember ? 'storefront' : audience
        await publish(tx, clock, 'user.password_reset_requested.v1', user.id, {
          ...person,
          resetUrl: `${portalUrls[portal]}/reset-password?token=${token}`,
        })
      })
    },
  }),
}
