'use server'
import { toApiError } from '@millyard/api-client'
import { addItemInput } from '@millyard/contracts'
import { revalidatePath } from 'next/cache'
import { getExtracted } from 'next-intl/server'
import { findVariant } from '../catalogue/find-variant.ts'
import { anonymousApi, api } from '../server-kit.ts'
import { withCart } from './guest-cart.ts'

export type AddToCartAnswer =
  | { ok: true; quantity: number; variantTitle: string }
  | { ok: false; message: string }
  | null

/** Adds what a product page's form names: the product's slug, `option-0`, `option-1`, … and a quantity. */
export async function addToCart(_before: AddToCartAnswer, form: FormData): Promise<AddToCartAnswer> {
  const t = await getExtracted()
  const slug = String(form.get('slug') ?? '')
  try {
    const product = await anonymousApi().product.catalogue.product.query({ slug })
    const values = product.options.map((_, index) => String(form.get(`option-${index}`) ?? ''))
    const variant = findVariant(product.variants, values)
    if (!variant) return { ok: false, message: t('This combination is not made. Choose another.') }
    const input = addItemInput.safeParse({ variantId: variant.id, quantity: Number(form.get('quantity') ?? 1) })
    if (!input.success) return { ok: false, message: input.error.issues[0]?.message ?? t('Enter a whole number.') }
    await withCart(() => api().order.cart.addItem.mutate(input.data))
    revalidatePath('/', 'layout')
    return { ok: true, quantity: input.data.quantity, variantTitle: variant.optionValues.join(', ') }
  } catch (error) {
    return { ok: false, message: toApiError(error).message }
  }
}
