import { createHash, randomBytes } from 'node:crypto'
import { badField, CART_TOKEN_PATTERN, HEADERS } from '@millyard/contracts'
import type { Actor } from '@millyard/service-kit'

/** Whose cart it is: the signed-in customer's, or that of whoever holds a token. `undefined`: of nobody yet. */
export type CartKey = { customerId: string } | { guestTokenHash: string }

/** A guest cart's token: 256 random bits as 43 characters. */
export function newCartToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a token. A plain hash is enough: the token is random, so there is nothing to guess from. */
export function hashCartToken(cartToken: string): string {
  return createHash('sha256').update(cartToken).digest('base64url')
}

/**
 * The caller's cart: a customer who is signed in at the shop has their own and no token can name another; anyone else has
 * the cart of the `x-cart-token` header. A token that cannot be one is treated as none (P42).
 */
export function cartKeyOf(actor: Actor, header: (name: string) => string | undefined): CartKey | undefined {
  if (actor.kind === 'user' && actor.audience === 'storefront') return { customerId: actor.userId }
  const cartToken = header(HEADERS.cartToken)
  if (cartToken === undefined || !CART_TOKEN_PATTERN.test(cartToken)) return undefined
  return { guestTokenHash: hashCartToken(cartToken) }
}

/** For procedures that write. @throws AppError BAD_INPUT when the caller has no cart to write to. */
export function requireCartKey(key: CartKey | undefined): CartKey {
  if (key) return key
  throw badField(HEADERS.cartToken, 'Sign in, or start a cart first and send its token.')
}
