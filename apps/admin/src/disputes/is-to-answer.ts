import type { AdminDispute } from '@millyard/contracts'

/** The bank has not decided. */
export function isUndecided({ state }: AdminDispute): boolean {
  return state === 'inquiry' || state === 'open'
}

/** The bank has not decided, and has nothing from us. */
export function isToAnswer(dispute: AdminDispute): boolean {
  return isUndecided(dispute) && dispute.evidenceSentAt === null
}
