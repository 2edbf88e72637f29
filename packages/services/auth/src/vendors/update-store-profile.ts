import { AppError, notFound, type storeProfileInput, type Vendor } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { publishVendorUpdated } from './publish-vendor.ts'
import { readStory, toVendor, VENDOR_COLUMNS } from './vendor.repository.ts'

/**
 * Changes what buyers read of an approved factory. Its name and its papers, which staff have checked, stay as they are. Of two
 * people who change it at once, the second is told.
 * @throws AppError NOT_FOUND; CONFLICT when it has changed since it was read; ILLEGAL_TRANSITION while there is no open store
 */
export async function updateStoreProfile(
  { database, clock }: Deps,
  actor: VendorActor,
  { version, ...profile }: z.infer<typeof storeProfileInput>,
): Promise<Vendor> {
  // Membership is asked again: the token may be minutes old.
  const mine = { id: actor.vendorId, members: { some: { userId: actor.userId } } }
  return database.transaction(async (tx) => {
    const current = await tx.vendorProfile.findFirst({ where: mine, select: { status: true } })
    if (!current) throw notFound('factory')
    if (current.status !== 'approved') {
      throw new AppError('ILLEGAL_TRANSITION', {
        message: 'Your store is not open. Its profile cannot be changed now.',
      })
    }
    const [row] = await tx.vendorProfile.updateManyAndReturn({
      where: { ...mine, status: 'approved', version },
      data: {
        tagline: profile.tagline,
        story: readStory(profile.story),
        city: profile.city,
        country: profile.country,
        foundedYear: profile.foundedYear ?? null,
        website: profile.website ?? null,
        version: { increment: 1 },
        updatedAt: clock.now(),
      },
      select: VENDOR_COLUMNS,
    })
    if (!row) {
      throw new AppError('CONFLICT', { message: 'Somebody else has changed the profile meanwhile. Load it again.' })
    }
    await publishVendorUpdated(tx, clock, row)
    return toVendor(row, clock.now())
  })
}
