import type { PageInput, payoutsPage } from '@millyard/contracts'
import { toPage, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { readPayouts, toPayout } from './payout.repository.ts'

/** The vendor's own payouts, newest first. */
export async function listPayouts(
  deps: Deps,
  actor: VendorActor,
  input: PageInput,
): Promise<z.infer<typeof payoutsPage>> {
  return toPage(await readPayouts(deps, actor.vendorId, input), input.limit, toPayout, (row) => [row.id])
}
