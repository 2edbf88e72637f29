import { AppError, newId, type proposeBrandInput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockVendor } from '../vendors/vendor.repository.ts'
import { nameTaken } from './brand.repository.ts'

/** How many proposals of one factory can wait at once. */
const MAX_WAITING = 10

/**
 * A factory names a brand that is not in the list. It can be written into drafts at once; staff decide. Proposing what waits
 * already answers with that proposal.
 * @throws AppError ALREADY_EXISTS (it is in the list), ILLEGAL_TRANSITION (too many wait), UNAVAILABLE (vendor unknown)
 */
export async function proposeBrand(
  deps: Deps,
  actor: VendorActor,
  { name, website, description }: z.infer<typeof proposeBrandInput>,
): Promise<{ brandId: string }> {
  const id = newId('brd')
  const now = deps.clock.now()
  return deps.database.transaction(async (tx) => {
    // Proposals of one factory come one after the other, so that a name waits once and the limit holds.
    if (!(await lockVendor(tx, actor.vendorId)))
      throw new AppError('UNAVAILABLE', { message: 'Your store is still being set up. Try again in a moment.' })
    const same = await tx.$queryRaw<{ id: string; status: string }[]>`
      select id, status from brand
      where lower(name) = lower(${name}) and (status = 'listed' or (status = 'proposed' and vendor_id = ${actor.vendorId}))`
    if (same.some(({ status }) => status === 'listed')) throw nameTaken()
    const [waiting] = same
    if (waiting) return { brandId: waiting.id }
    const count = await tx.brand.count({ where: { vendorId: actor.vendorId, status: 'proposed' } })
    if (count >= MAX_WAITING)
      throw new AppError('ILLEGAL_TRANSITION', {
        message: `${MAX_WAITING} of your proposals wait for our staff. Propose more when they have decided.`,
      })
    await tx.brand.create({
      data: {
        ...{ id, name, description, website: website || null, status: 'proposed' },
        vendorId: actor.vendorId,
        proposedAt: now,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    })
    return { brandId: id }
  })
}
