import type { brandVersionInput, refuseBrandInput } from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { retryTaken } from '../products/find-slug.ts'
import { findBrandSlug, lockBrand, withFreeName } from './brand.repository.ts'

/**
 * Puts a proposed brand into the list: what was written with it can be approved from now on.
 * @throws AppError NOT_FOUND, CONFLICT (decided or changed since), ALREADY_EXISTS (its name is in the list: merge it)
 */
export async function acceptBrand(
  deps: Deps,
  actor: StaffActor,
  input: z.infer<typeof brandVersionInput>,
): Promise<{ ok: true }> {
  const { brandId } = input
  await retryTaken(() =>
    deps.database.transaction(async (tx) => {
      const { name } = await lockBrand(tx, input, ['proposed'])
      const slug = await findBrandSlug(tx, name)
      await withFreeName(() =>
        tx.brand.update({
          where: { id: brandId },
          data: { status: 'listed', slug, version: { increment: 1 }, updatedAt: deps.clock.now() },
          select: { id: true },
        }),
      )
      await recordStaffAction(tx, deps.clock, actor, {
        action: 'brand.accept',
        subject: { type: 'brand', id: brandId, name },
      })
    }),
  )
  return { ok: true }
}

/** Refuses a proposed brand. Its factory reads why, and chooses another one. @throws AppError NOT_FOUND, CONFLICT */
export async function refuseBrand(
  deps: Deps,
  actor: StaffActor,
  { note, ...input }: z.infer<typeof refuseBrandInput>,
): Promise<{ ok: true }> {
  const { brandId } = input
  await deps.database.transaction(async (tx) => {
    const { name } = await lockBrand(tx, input, ['proposed'])
    await tx.brand.update({
      where: { id: brandId },
      data: { status: 'refused', note, version: { increment: 1 }, updatedAt: deps.clock.now() },
      select: { id: true },
    })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'brand.refuse',
      subject: { type: 'brand', id: brandId, name },
      details: { note },
    })
  })
  return { ok: true }
}
