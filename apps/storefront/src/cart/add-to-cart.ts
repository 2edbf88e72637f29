'use server'
import { toApiError } from '@millyard/api-client'
import { addItemInput } from '@millyard/contracts'
import { mostOrderable } from '@millyard/contracts/offer-rules'
import { revalidatePath } from 'next/cache'
import { getExtracted } from 'next-intl/server'
import { findVariant } from '../catalogue/find-variant.ts'
import { anonymousApi, api } from '../server-kit.ts'
import { withCart } from './guest-cart.ts'

export type AddToCartAnswer =
  | ({ values: string[] } & (
      | { ok: true; quantity: number; variantTitle: string /** More was asked for than there is. */; isLess: boolean }
      | { ok: false; message: string }
    ))
  | null

/**
 * Adds what a product page's form names: the product's slug, `option-0`, `option-1`, … and a quantity. Of what is not there in
 * that quantity it adds what there is, and says so.
 */
export async function addToCart(_before: AddToCartAnswer, form: FormData): Promise<AddToCartAnswer> {
  const t = await getExtracted()
  const slug = String(form.get('slug') ?? '')
  let values: string[] = []
  try {
    const product = await anonymousApi().product.catalogue.product.query({ slug })
    values = product.options.map((_, index) => String(form.get(`option-${index}`) ?? ''))
    const variant = findVariant(product.variants, values)
    if (!variant) return { ok: false, values, message: t('This combination is not made. Choose another.') }
    const wanted = Number(form.get('quantity') ?? 1)
    const most = mostOrderable({ ...variant, ...product.terms })
    const isLess = most > 0 && wanted > most
    const input = addItemInput.safeParse({ variantId: variant.id, quantity: isLess ? most : wanted })
    if (!input.success)
      return { ok: false, values, message: input.error.issues[0]?.message ?? t('Enter a whole number.') }
    await withCart(() => api().order.cart.addItem.mutate(input.data))
    revalidatePath('/', 'layout')
    const { quantity } = input.data
    return { ok: true, values, quantity, variantTitle: variant.optionValues.join(', '), isLess }
  } catch (error) {
    return { ok: false, values, message: toApiError(error).message }
  }
}
