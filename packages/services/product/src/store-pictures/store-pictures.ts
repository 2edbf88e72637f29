import {
  badField,
  type ImageRef,
  notFound,
  type StorePictureKind,
  type StorePictures,
  storePictureKindSchema,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { enqueue, formInput, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps, ProductTx } from '../deps.ts'
import { type StoredImage, storedImageSchema, toImageRefOrNull } from '../images/image-ref.ts'
import { pictureFileSchema } from '../images/picture-form.ts'
import { storePicture } from '../images/store-picture.ts'
import { lockVendor } from '../vendors/vendor.repository.ts'

/** `FormData { kind, file }`. */
export const setStorePictureInput = formInput(z.object({ kind: storePictureKindSchema, file: pictureFileSchema }))

const ALT: Record<StorePictureKind, string> = { logo: 'Logo', cover: 'Cover' }
const storedOrNull = storedImageSchema.nullable()

/** @throws AppError NOT_FOUND while this service does not know the factory */
export async function readStorePictures(deps: Deps, { vendorId }: VendorActor): Promise<StorePictures> {
  const row = await deps.database.client.vendorSummary.findUnique({
    where: { vendorId },
    select: { logo: true, cover: true },
  })
  if (!row) throw notFound('factory')
  return {
    logo: toImageRefOrNull(deps.mediaUrl, storedOrNull.parse(row.logo)),
    cover: toImageRefOrNull(deps.mediaUrl, storedOrNull.parse(row.cover)),
  }
}

/** Gives the store a picture; the one before goes. @throws AppError NOT_FOUND, BAD_INPUT (`file`) */
export async function setStorePicture(
  deps: Deps,
  { vendorId }: VendorActor,
  { kind, file }: z.infer<typeof setStorePictureInput>,
): Promise<ImageRef> {
  return storePicture(deps, { file, alt: ALT[kind] }, (tx, image) => write(tx, vendorId, kind, image))
}

/** @throws AppError NOT_FOUND */
export async function removeStorePicture(
  { database }: Deps,
  { vendorId }: VendorActor,
  kind: StorePictureKind,
): Promise<{ ok: true }> {
  await database.transaction((tx) => write(tx, vendorId, kind, null))
  return { ok: true }
}

/** `version` stays: it is that of the factory's own news, and this is ours alone. */
async function write(
  tx: ProductTx,
  vendorId: string,
  kind: StorePictureKind,
  image: StoredImage | null,
): Promise<void> {
  const vendor = await lockVendor(tx, vendorId)
  if (!vendor) throw notFound('factory')
  if (image && vendor.status !== 'approved')
    throw badField('file', 'Your store is not open. Its pictures cannot be changed now.')
  const row = await tx.vendorSummary.findUniqueOrThrow({ where: { vendorId }, select: { logo: true, cover: true } })
  const before = storedOrNull.parse(row[kind])
  if (before) await enqueue(tx, 'remove-image-files', { id: before.id, widths: before.widths })
  await tx.vendorSummary.update({
    where: { vendorId },
    data: kind === 'logo' ? { logo: image ?? Prisma.DbNull } : { cover: image ?? Prisma.DbNull },
    select: { vendorId: true },
  })
}
