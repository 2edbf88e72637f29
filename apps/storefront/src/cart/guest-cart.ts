import 'server-only'
import { toApiError } from '@millyard/api-client'
import { CART_TOKEN_PATTERN } from '@millyard/contracts'
import { CART_COOKIE, webEnv } from '@millyard/web-kit'
import { cookies } from 'next/headers'
import { anonymousApi, api, viewer } from '../server-kit.ts'

const LIFETIME_SECONDS = 60 * 24 * 60 * 60

async function guestToken(): Promise<string | undefined> {
  const token = (await cookies()).get(CART_COOKIE)?.value
  return token && CART_TOKEN_PATTERN.test(token) ? token : undefined
}

/** Whether this visitor can have anything in a cart: someone who is signed in, or who holds a guest cart's token. */
export async function mayHaveCart(): Promise<boolean> {
  return (await viewer()) !== null || (await guestToken()) !== undefined
}

/** In server actions: makes sure that there is a cart to add to. A guest's is started with its first goods, not before. */
export async function ensureCart(): Promise<void> {
  if (!(await mayHaveCart())) await startGuestCart()
}

async function startGuestCart(): Promise<void> {
  const { cartToken } = await anonymousApi().order.cart.start.mutate()
  const jar = await cookies()
  jar.set(CART_COOKIE, cartToken, {
    httpOnly: true,
    sameSite: 'lax',
    secure: webEnv().SECURE_COOKIES === '1',
    path: '/',
    maxAge: LIFETIME_SECONDS,
  })
}

/**
 * In server actions: runs a call on the visitor's cart. A guest whose cart is no more (given up after weeks, claimed in
 * another tab) gets a new one, and the call is made once more.
 */
export async function withCart<T>(call: () => Promise<T>): Promise<T> {
  await ensureCart()
  try {
    return await call()
  } catch (error) {
    if (toApiError(error).code !== 'NOT_FOUND' || (await viewer())) throw error
    await startGuestCart()
    return call()
  }
}

/**
 * In server actions, right after a sign-in: merges what the guest had collected into the person's cart and forgets the guest's
 * token. Answers whether stock forced smaller quantities. Signing in never fails because of it: an order service that is
 * away keeps the cookie, and the next sign-in tries again.
 */
export async function claimGuestCart(): Promise<{ isReduced: boolean }> {
  const cartToken = await guestToken()
  if (!cartToken) return { isReduced: false }
  try {
    const { reduced } = await api().order.cart.claim.mutate({ cartToken })
    const jar = await cookies()
    jar.delete(CART_COOKIE)
    return { isReduced: reduced.length > 0 }
  } catch (error) {
    console.error('A guest cart could not be claimed', error)
    return { isReduced: false }
  }
}
