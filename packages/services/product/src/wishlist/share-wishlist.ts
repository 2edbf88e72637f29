import { randomBytes } from 'node:crypto'
import type { wishlistSharingSchema } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { publicName } from '../reviews/public-name.ts'
import { lockWishlist } from './wishlist.repository.ts'

type Sharing = z.infer<typeof wishlistSharingSchema>

const TOKEN_BYTES = 32

/** The token of the link that shares a customer's list; null while it is not shared. */
export async function readSharing(deps: Deps, actor: UserActor): Promise<Sharing> {
  const list = await deps.database.client.wishlist.findUnique({
    where: { customerId: actor.userId },
    select: { shareToken: true },
  })
  return { token: list?.shareToken ?? null }
}

/** Shares a customer's list with whoever holds the token. A list that is shared already keeps its link. */
export async function shareWishlist(deps: Deps, actor: UserActor): Promise<Sharing> {
  return deps.database.transaction(async (tx) => {
    await lockWishlist(tx, actor.userId, deps.clock.now())
    const where = { customerId: actor.userId }
    const shared = await tx.wishlist.findUnique({ where, select: { shareToken: true } })
    if (shared?.shareToken) return { token: shared.shareToken }
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    await tx.wishlist.updateMany({ where, data: { shareToken: token, sharedBy: publicName(actor.name) } })
    return { token }
  })
}

/** Ends the sharing: the link never works again, and sharing anew makes another one. */
export async function stopSharingWishlist(deps: Deps, actor: UserActor): Promise<{ ok: true }> {
  await deps.database.client.wishlist.updateMany({
    where: { customerId: actor.userId },
    data: { shareToken: null, sharedBy: null },
  })
  return { ok: true }
}
