import { idSchema } from '@millyard/contracts'
import { type Clock, defineJob, enqueue, sweepEach } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps, ProductTx } from '../deps.ts'
import { originalKey, sizeKeys } from './image-keys.ts'

const DAY_MS = 86_400_000

/**
 * Removes pictures that were uploaded a day ago and that no version of their product names. What was ever submitted stays:
 * history shows it, and so do orders.
 */
export function removeUnusedImages(deps: Deps, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - DAY_MS)
  return sweepEach(
    deps.log,
    'removing an unused picture',
    (take) => findUnused(deps, before, take),
    ({ id }) =>
      deps.database.transaction(async (tx) => {
        // Asked again under the product's lock: a draft may have named it since.
        const [image] = await tx.$queryRaw<{ id: string; widths: number[] }[]>`
          with locked as materialized (
            select p.id from product p join product_image i on i.product_id = p.id where i.id = ${id}
            for no key update of p
          )
          delete from product_image i using locked
          where i.id = ${id} and i.product_id = locked.id and i.kept_at is null
            and not exists (select from product_revision r where r.product_id = locked.id
              and r.content->'images' @> jsonb_build_array(jsonb_build_object('id', i.id)))
          returning i.id, i.widths`
        if (image) await enqueue(tx, 'remove-image-files', image)
      }),
  )
}

function findUnused(deps: Deps, before: Date, take: number): Promise<{ id: string }[]> {
  return deps.database.client.$queryRaw<{ id: string }[]>`
    select i.id from product_image i
    where i.kept_at is null and i.created_at < ${before}
      and not exists (select from product_revision r where r.product_id = i.product_id
        and r.content->'images' @> jsonb_build_array(jsonb_build_object('id', i.id)))
    order by i.created_at limit ${take}`
}

/** Lets the files of a product's pictures go, in the transaction that deletes the product. */
export async function removeProductImages(tx: ProductTx, productId: string): Promise<void> {
  const images = await tx.productImage.findMany({ where: { productId }, select: { id: true, widths: true } })
  for (const image of images) await enqueue(tx, 'remove-image-files', image)
}

export const removeImageFilesJob = defineJob({
  schema: z.object({ id: idSchema('img'), widths: z.array(z.int()) }),
  async run(deps: Deps, image) {
    const keys = [...sizeKeys(image, 'webp'), ...sizeKeys(image, 'avif')].map(([, key]) => key)
    await deps.media.remove([...keys, originalKey(image.id)])
  },
})
