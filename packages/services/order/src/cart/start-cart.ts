import { newId } from '@millyard/contracts'
import type { Deps } from '../deps.ts'
import { hashCartToken, newCartToken } from './cart-key.ts'

/** Makes an empty guest cart. Its token is answered here and never again: only a hash of it is kept (P42). */
export async function startCart(deps: Deps): Promise<{ cartToken: string }> {
  const cartToken = newCartToken()
  const now = deps.clock.now()
  await deps.database.client.cart.create({
    data: {
      id: newId('crt'),
      guestTokenHash: hashCartToken(cartToken),
      currency: deps.settings.currency,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  })
  return { cartToken }
}
