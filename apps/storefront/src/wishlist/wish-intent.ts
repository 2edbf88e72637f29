import 'server-only'
import { productIdInput } from '@millyard/contracts'
import { webEnv } from '@millyard/web-kit'
import { cookies } from 'next/headers'
import { api } from '../server-kit.ts'

const COOKIE = 'millyard-wish'
/** Long enough to create an account; what was wished for an hour ago is no surprise any more. */
const LIFETIME_SECONDS = 30 * 60

/** In server actions: keeps what a guest wished for until they have signed in. */
export async function rememberWish(productId: string): Promise<void> {
  const jar = await cookies()
  jar.set(COOKIE, productId, {
    httpOnly: true,
    sameSite: 'lax',
    secure: webEnv().SECURE_COOKIES === '1',
    path: '/',
    maxAge: LIFETIME_SECONDS,
  })
}

/** In server actions, right after a sign-in: does what the guest wished for. Signing in never fails because of it. */
export async function claimWish(): Promise<void> {
  const jar = await cookies()
  const wished = productIdInput.safeParse({ productId: jar.get(COOKIE)?.value })
  if (!wished.success) return
  jar.delete(COOKIE)
  try {
    await api().product.wishlist.add.mutate(wished.data)
  } catch (error) {
    console.error('What a guest wished for could not be kept', error)
  }
}
