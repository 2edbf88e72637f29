import type { adminPayoutsPage, PageInput } from '@millyard/contracts'
import { toPage } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { readPayouts, toPayout } from './payout.repository.ts'

/** Payouts of all vendors, newest first. */
export async function listAllPayouts(deps: Deps, input: PageInput): Promise<z.infer<typeof adminPayoutsPage>> {
  return toPage(
    await readPayouts(deps, null, input),
    input.limit,
    (row) => ({ ...toPayout(row), vendorName: row.vendor_name }),
    (row) => [row.id],
  )
}
