import 'server-only'
import { safeRedirect } from '@millyard/web-kit'
import { claimGuestCart } from '../cart/guest-cart.ts'
import { SITE_LINKS } from '../site-links.ts'
import { claimWish } from '../wishlist/wish-intent.ts'

/**
 * What happens once somebody is signed in, however they did: the guest's cart and what they wished for come along. Answers
 * the path that opens.
 */
export async function arrive(next: string): Promise<string> {
  const [{ isReduced }] = await Promise.all([claimGuestCart(), claimWish()])
  return isReduced ? `${SITE_LINKS.cart}?reduced=1` : safeRedirect(next)
}
