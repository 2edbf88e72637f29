import {
  badField,
  type ImageRef,
  idSchema,
  MAX_PHOTOS_PER_REVIEW,
  notFound,
  type removeReviewPhotoInput,
} from '@millyard/contracts'
import { enqueue, formInput, type UserActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps, ProductTx } from '../deps.ts'
import { pictureFileSchema } from '../images/picture-form.ts'
import { storePicture } from '../images/store-picture.ts'

const FULL = `A review has at most ${MAX_PHOTOS_PER_REVIEW} photos.`

/** `FormData { reviewId, file }`. */
export const addPhotoInput = formInput(z.object({ reviewId: idSchema('rev'), file: pictureFileSchema }))

/**
 * Adds a photo to one's own review. On one that staff have hidden it waits with the review.
 * @throws AppError NOT_FOUND, BAD_INPUT (`file`)
 */
export async function addPhoto(
  deps: Deps,
  actor: UserActor,
  { reviewId, file }: z.infer<typeof addPhotoInput>,
): Promise<ImageRef> {
  const review = await deps.database.client.productReview.findFirst({
    where: { id: reviewId, customerId: actor.userId },
    select: { authorName: true, _count: { select: { images: true } } },
  })
  if (!review) throw notFound('review')
  if (review._count.images >= MAX_PHOTOS_PER_REVIEW) throw badField('file', FULL)
  return storePicture(deps, { file, alt: `Photo by ${review.authorName}` }, async (tx, { id, widths }) => {
    await touchOwnReview(deps, tx, actor, reviewId)
    const images = await tx.reviewImage.aggregate({ where: { reviewId }, _count: true, _max: { position: true } })
    if (images._count >= MAX_PHOTOS_PER_REVIEW) throw badField('file', FULL)
    const position = (images._max.position ?? -1) + 1
    await tx.reviewImage.create({
      data: { id, reviewId, widths, position, createdAt: deps.clock.now() },
      select: { id: true },
    })
  })
}

/** Removes a photo of one's own review; its files go in the background. @throws AppError NOT_FOUND */
export async function removePhoto(
  deps: Deps,
  actor: UserActor,
  { reviewId, imageId }: z.infer<typeof removeReviewPhotoInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    await touchOwnReview(deps, tx, actor, reviewId)
    const image = await tx.reviewImage.findFirst({
      where: { id: imageId, reviewId },
      select: { id: true, widths: true },
    })
    if (!image) throw notFound('photo')
    await tx.reviewImage.deleteMany({ where: { id: imageId, reviewId } })
    await enqueue(tx, 'remove-image-files', image)
  })
  return { ok: true }
}

/** Locks the review, so that two uploads count each other; a hidden one waits for staff again. */
async function touchOwnReview(deps: Deps, tx: ProductTx, actor: UserActor, reviewId: string): Promise<void> {
  const touched = await tx.$executeRaw`
    update product_review
    set waiting_since = case when status = 'hidden' then coalesce(waiting_since, ${deps.clock.now()}) else waiting_since end
    where id = ${reviewId} and customer_id = ${actor.userId}`
  if (touched === 0) throw notFound('review')
}
