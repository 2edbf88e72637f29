'use server'
import { toApiError } from '@millyard/api-client'
import { cartItemInput, setQuantityInput } from '@millyard/contracts'
import { revalidatePath } from 'next/cache'
import { getExtracted } from 'next-intl/server'
import { api } from '../server-kit.ts'

/** Null: done. Else: what to tell the person. */
export type CartChangeAnswer = { message: string } | null

async function change(call: () => Promise<unknown>): Promise<CartChangeAnswer> {
  try {
    await call()
    return null
  } catch (error) {
    // A line that is gone already (another tab) is what the person wanted; the fresh page shows it.
    const { code, message } = toApiError(error)
    return code === 'NOT_FOUND' ? null : { message }
  } finally {
    revalidatePath('/', 'layout')
  }
}

/** Fields `itemId` and `quantity`. */
export async function setQuantity(_before: CartChangeAnswer, form: FormData): Promise<CartChangeAnswer> {
  const t = await getExtracted()
  const input = setQuantityInput.safeParse({ itemId: form.get('itemId'), quantity: Number(form.get('quantity')) })
  if (!input.success) return { message: input.error.issues[0]?.message ?? t('Enter a whole number.') }
  return change(() => api().order.cart.setQuantity.mutate(input.data))
}

/** Field `itemId`. */
export async function removeItem(_before: CartChangeAnswer, form: FormData): Promise<CartChangeAnswer> {
  const t = await getExtracted()
  const input = cartItemInput.safeParse({ itemId: form.get('itemId') })
  if (!input.success) return { message: t('This line is not in your cart any more.') }
  return change(() => api().order.cart.removeItem.mutate(input.data))
}

/** The person has seen the new prices. */
export async function acceptPrices(_before: CartChangeAnswer): Promise<CartChangeAnswer> {
  return change(() => api().order.cart.acceptPrices.mutate())
}
