import { type brandVersionInput, type ImageRef, idSchema } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { enqueue, formInput, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps, ProductTx } from '../deps.ts'
import { pictureFileSchema } from '../images/picture-form.ts'
import { storePicture } from '../images/store-picture.ts'
import { type LockedBrand, lockBrand } from './brand.repository.ts'

/** `FormData { brandId, version, file }`. */
export const brandLogoInput = formInput(
  z.object({ brandId: idSchema('brd'), version: z.coerce.number().int(), file: pictureFileSchema }),
)

/** Gives a brand of the list a logo; the one before goes. @throws AppError NOT_FOUND, CONFLICT, BAD_INPUT (`file`) */
export async function setBrandLogo(
  deps: Deps,
  actor: StaffActor,
  { file, ...input }: z.infer<typeof brandLogoInput>,
): Promise<ImageRef> {
  const stored = await storePicture(deps, { file, alt: 'Logo' }, async (tx, image) => {
    const brand = await lockBrand(tx, input, ['listed'])
    await writeLogo(deps, tx, actor, brand, image)
  })
  deps.brandIndex.forget()
  return stored
}

/** @throws AppError NOT_FOUND, CONFLICT */
export async function removeBrandLogo(
  deps: Deps,
  actor: StaffActor,
  input: z.infer<typeof brandVersionInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const brand = await lockBrand(tx, input, ['listed'])
    await writeLogo(deps, tx, actor, brand, null)
  })
  deps.brandIndex.forget()
  return { ok: true }
}

async function writeLogo(
  deps: Deps,
  tx: ProductTx,
  actor: StaffActor,
  brand: LockedBrand,
  logo: LockedBrand['logo'],
): Promise<void> {
  if (brand.logo) await enqueue(tx, 'remove-image-files', { id: brand.logo.id, widths: brand.logo.widths })
  await tx.brand.update({
    where: { id: brand.id },
    data: { logo: logo ?? Prisma.DbNull, version: { increment: 1 }, updatedAt: deps.clock.now() },
    select: { id: true },
  })
  await recordStaffAction(tx, deps.clock, actor, {
    action: logo ? 'brand.set_logo' : 'brand.remove_logo',
    subject: { type: 'brand', id: brand.id, name: brand.name },
  })
}
