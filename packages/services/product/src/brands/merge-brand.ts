import { badField, type mergeBrandInput } from '@millyard/contracts'
import { enqueue, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockBrands, requireBrand } from './brand.repository.ts'

/**
 * Merges a brand of the list, or a proposal, into another brand of the list. Its goods carry the other one a moment later,
 * its addresses lead there, and drafts that name it mean the other one from now on.
 * @throws AppError NOT_FOUND, CONFLICT (changed since), BAD_INPUT (`intoId` is itself, or no longer in the list)
 */
export async function mergeBrand(
  deps: Deps,
  actor: StaffActor,
  { brandId, version, intoId }: z.infer<typeof mergeBrandInput>,
): Promise<{ ok: true }> {
  if (intoId === brandId) throw badField('intoId', 'Choose another brand than this one.')
  const now = deps.clock.now()
  await deps.database.transaction(async (tx) => {
    const merged = await tx.brand.findMany({ where: { mergedIntoId: brandId }, select: { id: true } })
    const locked = await lockBrands(tx, [brandId, intoId, ...merged.map(({ id }) => id)])
    const brand = requireBrand(
      locked.find(({ id }) => id === brandId),
      version,
      ['listed', 'proposed'],
    )
    const into = locked.find(({ id }) => id === intoId)
    if (into?.status !== 'listed') throw badField('intoId', 'This brand is no longer in the list.')
    await tx.brandFormerSlug.updateMany({ where: { brandId }, data: { brandId: intoId } })
    await tx.brand.updateMany({ where: { mergedIntoId: brandId }, data: { mergedIntoId: intoId } })
    await tx.brand.update({
      where: { id: brandId },
      data: { status: 'merged', slug: null, mergedIntoId: intoId, version: { increment: 1 }, updatedAt: now },
      select: { id: true },
    })
    if (brand.slug !== null)
      await tx.brandFormerSlug.create({
        data: { slug: brand.slug, brandId: intoId, createdAt: now },
        select: { slug: true },
      })
    await enqueue(tx, 'copy-brand', { brandId: intoId })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'brand.merge',
      subject: { type: 'brand', id: brandId, name: brand.name },
      details: { into: into.name },
    })
  })
  deps.brandIndex.forget()
  return { ok: true }
}
