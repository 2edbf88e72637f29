'use server'
import { toApiError } from '@millyard/api-client'
import {
  createReviewInput,
  type ImageRef,
  removeReviewPhotoInput,
  reportReviewInput,
  updateReviewInput,
} from '@millyard/contracts'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { type FieldMessages, fieldMessages } from '../field-messages.ts'
import { api } from '../server-kit.ts'
import { SITE_LINKS } from '../site-links.ts'

export interface ReviewAnswer {
  /** Set when it is saved: where photos go. */
  reviewId?: string
  message?: string
  fields?: FieldMessages
  values?: { rating: string; title: string; body: string }
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '')

/**
 * Writes the review of `productId`, or changes the one that `reviewId` names. Fields `rating`, `title`, `body`; with
 * `hasPhotos` the page stays, because the photos follow.
 */
export async function saveReview(_before: ReviewAnswer, form: FormData): Promise<ReviewAnswer> {
  const values = { rating: text(form, 'rating'), title: text(form, 'title'), body: text(form, 'body') }
  const words = { ...values, rating: Number(values.rating) }
  const { reviews } = api().product
  let reviewId = text(form, 'reviewId')
  try {
    if (reviewId) {
      const input = updateReviewInput.safeParse({ reviewId, ...words })
      if (!input.success) return { fields: fieldMessages(input.error), values }
      await reviews.update.mutate(input.data)
    } else {
      const input = createReviewInput.safeParse({ productId: text(form, 'productId'), ...words })
      if (!input.success) return { fields: fieldMessages(input.error), values }
      reviewId = (await reviews.create.mutate(input.data)).id
    }
  } catch (error) {
    const { message, fields } = toApiError(error)
    return Object.keys(fields).length > 0 ? { fields, values } : { message, values }
  }
  revalidatePath('/', 'layout')
  if (form.get('hasPhotos')) return { reviewId, values }
  redirect(`${SITE_LINKS.reviews}?saved=1`)
}

export type PhotoAnswer = { ok: true; photo: ImageRef } | { ok: false; message: string }

/** `FormData { reviewId, file }`. */
export async function addPhoto(form: FormData): Promise<PhotoAnswer> {
  try {
    const photo = await api().product.reviews.addPhoto.mutate(form)
    revalidatePath('/', 'layout')
    return { ok: true, photo }
  } catch (error) {
    const { message, fields } = toApiError(error)
    return { ok: false, message: fields.file ?? message }
  }
}

export type RemovePhotoAnswer = { message: string } | null

/** Fields `reviewId` and `imageId`. A photo that is gone already is what the person wanted. */
export async function removePhoto(_before: RemovePhotoAnswer, form: FormData): Promise<RemovePhotoAnswer> {
  const t = await getExtracted()
  const input = removeReviewPhotoInput.safeParse({ reviewId: form.get('reviewId'), imageId: form.get('imageId') })
  if (!input.success) return { message: t('This photo is not there any more.') }
  try {
    await api().product.reviews.removePhoto.mutate(input.data)
  } catch (error) {
    const { code, message } = toApiError(error)
    if (code !== 'NOT_FOUND') return { message }
  }
  revalidatePath('/', 'layout')
  return null
}

export interface ReportAnswer {
  message?: string
  fields?: FieldMessages
  values?: { reason: string; note: string }
}

/** Fields `slug` (of the product, to go back to), `reviewId`, `reason`, `note`. */
export async function reportReview(_before: ReportAnswer, form: FormData): Promise<ReportAnswer> {
  const values = { reason: text(form, 'reason'), note: text(form, 'note') }
  const input = reportReviewInput.safeParse({ reviewId: text(form, 'reviewId'), ...values })
  if (!input.success) return { fields: fieldMessages(input.error), values }
  try {
    await api().product.reviews.report.mutate(input.data)
  } catch (error) {
    const { message, fields } = toApiError(error)
    return Object.keys(fields).length > 0 ? { fields, values } : { message, values }
  }
  redirect(`/products/${encodeURIComponent(text(form, 'slug'))}/report?sent=1`)
}
