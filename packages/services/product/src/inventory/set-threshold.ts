import { type InventoryRow, notFound, type setDefaultThresholdInput, type setThresholdInput } from '@millyard/contracts'
import { rowCount, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { showShelf } from './show-shelf.ts'

/** At how many units a variant counts as low; null: as the factory says. Warns of nothing by itself. @throws AppError NOT_FOUND */
export async function setThreshold(
  deps: Deps,
  actor: VendorActor,
  { variantId, lowAt }: z.infer<typeof setThresholdInput>,
): Promise<InventoryRow> {
  const written = await deps.database.client.stockItem.updateMany({
    where: { variantId, variant: { vendorId: actor.vendorId, retiredAt: null, product: { status: 'approved' } } },
    data: { lowAt },
  })
  if (!rowCount(written)) throw notFound('variant')
  return showShelf(deps, actor, variantId)
}

/** The threshold of every variant that has none of its own. */
export async function setDefaultThreshold(
  deps: Deps,
  actor: VendorActor,
  { lowAt }: z.infer<typeof setDefaultThresholdInput>,
): Promise<{ ok: true }> {
  const updatedAt = deps.clock.now()
  await deps.database.client.stockSetting.upsert({
    where: { vendorId: actor.vendorId },
    create: { vendorId: actor.vendorId, lowAt, updatedAt },
    update: { lowAt, updatedAt },
    select: { vendorId: true },
  })
  return { ok: true }
}
