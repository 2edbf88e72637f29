'use server'
import { toApiError } from '@millyard/api-client'
import { addItemInput, productIdInput } from '@millyard/contracts'
import { webEnv } from '@millyard/web-kit'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { withCart } from '../cart/guest-cart.ts'
import { api, viewer } from '../server-kit.ts'
import { SITE_LINKS, signInPath } from '../site-links.ts'
import { rememberWish } from './wish-intent.ts'

/** Null: done. Else: what to tell the person. */
export type WishAnswer = { message: string } | null

const list = () => api().product.wishlist

async function unknown(): Promise<WishAnswer> {
  const t = await getExtracted()
  return { message: t('This product is not sold any more.') }
}

/** The page that the form stands on. */
async function pageOfForm(): Promise<string> {
  const referer = (await headers()).get('referer')
  if (!referer || !URL.canParse(referer)) return SITE_LINKS.home
  const { origin, pathname, search } = new URL(referer)
  return origin === new URL(webEnv().STOREFRONT_URL).origin ? pathname + search : SITE_LINKS.home
}

/** Fields `productId` and `wished`: 1 puts it on the list, 0 takes it off. A guest signs in first; then it is done. */
export async function setWish(_before: WishAnswer, form: FormData): Promise<WishAnswer> {
  const input = productIdInput.safeParse({ productId: form.get('productId') })
  if (!input.success) return unknown()
  if (!(await viewer())) {
    await rememberWish(input.data.productId)
    redirect(signInPath(await pageOfForm()))
  }
  try {
    await (form.get('wished') === '1' ? list().add : list().remove).mutate(input.data)
  } catch (error) {
    const { code, message } = toApiError(error)
    return code === 'NOT_FOUND' ? unknown() : { message }
  }
  revalidatePath('/', 'layout')
  return null
}

/** Field `productId`: takes it off the list; the page offers to take that back. */
export async function removeFromList(_before: WishAnswer, form: FormData): Promise<WishAnswer> {
  const input = productIdInput.safeParse({ productId: form.get('productId') })
  if (!input.success) return unknown()
  try {
    await list().remove.mutate(input.data)
  } catch (error) {
    return { message: toApiError(error).message }
  }
  // The hearts of the pages behind this one turn too.
  revalidatePath('/', 'layout')
  redirect(`${SITE_LINKS.wishlist}?removed=${input.data.productId}`)
}

/** Field `productId`: puts back what was taken off. */
export async function putBack(_before: WishAnswer, form: FormData): Promise<WishAnswer> {
  const input = productIdInput.safeParse({ productId: form.get('productId') })
  if (!input.success) return unknown()
  try {
    await list().restore.mutate(input.data)
  } catch (error) {
    const { code, message } = toApiError(error)
    const t = await getExtracted()
    return { message: code === 'NOT_FOUND' ? t('This was removed too long ago to put it back.') : message }
  }
  revalidatePath('/', 'layout')
  redirect(SITE_LINKS.wishlist)
}

/** Fields `productId` and `variantId`: one of it goes into the cart and leaves the list. */
export async function moveToCart(_before: WishAnswer, form: FormData): Promise<WishAnswer> {
  const wish = productIdInput.safeParse({ productId: form.get('productId') })
  const item = addItemInput.safeParse({ variantId: form.get('variantId'), quantity: 1 })
  if (!wish.success || !item.success) return unknown()
  try {
    await withCart(() => api().order.cart.addItem.mutate(item.data))
    await list().remove.mutate(wish.data)
  } catch (error) {
    return { message: toApiError(error).message }
  }
  revalidatePath('/', 'layout')
  redirect(`${SITE_LINKS.wishlist}?moved=1`)
}

/** Makes the link that others read the list by. */
export async function shareList(_before: WishAnswer): Promise<WishAnswer> {
  try {
    await list().share.mutate()
  } catch (error) {
    return { message: toApiError(error).message }
  }
  revalidatePath(SITE_LINKS.wishlist)
  return null
}

/** Ends it: the link does not work any more. */
export async function stopSharing(_before: WishAnswer): Promise<WishAnswer> {
  try {
    await list().stopSharing.mutate()
  } catch (error) {
    return { message: toApiError(error).message }
  }
  revalidatePath(SITE_LINKS.wishlist)
  return null
}
