import type { Deps } from '../trpc.ts'
import { hasTwoFactor } from './two-factor.repository.ts'

/**
 * Gives a member of the demo's staff the secret that all of them share, so that one click can sign them in. `demoSecret`
 * exists outside of production alone. Does nothing where two-factor is on.
 */
export async function enrolForDemo(
  { database, twoFactor }: Pick<Deps, 'database' | 'twoFactor'>,
  userId: string,
): Promise<void> {
  const { box, demoSecret } = twoFactor
  if (!demoSecret) throw new Error('DEMO_TWO_FACTOR_SECRET: there is none.')
  await database.transaction(async (tx) => {
    if (await hasTwoFactor(tx, userId)) return
    const own = { secret: box.seal(userId, demoSecret), enabledAt: new Date() }
    await tx.twoFactor.upsert({
      where: { userId },
      create: { userId, ...own },
      update: own,
      select: { userId: true },
    })
  })
}
