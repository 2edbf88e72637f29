import {
  AppError,
  type ApplicationPart,
  notFound,
  type openRequirementsSchema,
  type RequestedChange,
  requirementName,
  type VendorStatus,
} from '@millyard/contracts'
import { publish, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { readChecklist } from '../requirements/requirement.repository.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { publishVendorUpdated } from '../vendors/publish-vendor.ts'
import { SEEN_BY_STAFF } from '../vendors/vendor.repository.ts'
import { recordHistory } from '../vendors/vendor-history.ts'
import { vendorTransitions } from '../vendors/vendor-status.ts'
import { REVIEW_COLUMNS, toReview, type VendorReview } from './vendor-review.repository.ts'

/** What staff do with a factory: from which states, to which one, and how everybody hears of it. */
const MOVES = {
  approve: { from: ['in_review'], to: 'approved', event: 'vendor.approved.v1' },
  request_changes: { from: ['in_review'], to: 'changes_requested', event: 'vendor.changes_requested.v1' },
  reject: { from: ['in_review', 'changes_requested'], to: 'rejected', event: 'vendor.rejected.v1' },
  suspend: { from: ['approved'], to: 'suspended', event: 'vendor.suspended.v1' },
  reinstate: { from: ['suspended'], to: 'approved', event: 'vendor.reinstated.v1' },
  close: { from: ['approved', 'suspended'], to: 'closed', event: 'vendor.closed.v1' },
} as const satisfies Record<string, { from: readonly VendorStatus[]; to: VendorStatus; event: `vendor.${string}.v1` }>

export type FactoryMove = {
  vendorId: string
  /** The version that the member of staff has read. */
  version: number
  move: keyof typeof MOVES
  /** What the factory reads. */
  note: string
  /** What it reads beside the parts of its application. */
  items?: RequestedChange[]
}

/**
 * Moves a factory as staff say: status, note, audit entry and events are written together or not at all. Of two members of
 * staff who act at once, one wins; what the factory has changed since it was read is not decided on unread.
 * @throws AppError NOT_FOUND; REQUIREMENTS_OPEN (`details.open`) for an approval that comes too early; ILLEGAL_TRANSITION when it is somewhere else already; CONFLICT when it has changed since
 */
export async function moveFactory(
  { database, clock }: Deps,
  actor: StaffActor,
  { vendorId, version, move, note, items = [] }: FactoryMove,
): Promise<VendorReview> {
  const { from, to, event } = MOVES[move]
  return database.transaction(async (tx) => {
    // Held, so that its papers are not decided on meanwhile.
    await tx.$queryRaw`select id from vendor_profile where id = ${vendorId} for no key update`
    const current = await tx.vendorProfile.findFirst({
      where: { ...SEEN_BY_STAFF, id: vendorId },
      select: { status: true, version: true },
    })
    if (!current) throw notFound('factory')
    const sources: readonly VendorStatus[] = from
    if (!sources.includes(current.status)) throw vendorTransitions.refusal(current.status, to)
    if (current.version !== version) throw changed()

    const now = clock.now()
    if (move === 'approve') await requireChecklist(tx, vendorId, now)
    const { count } = await tx.vendorProfile.updateMany({
      where: { id: vendorId, status: current.status, version },
      data: {
        status: to,
        version: { increment: 1 },
        reviewNote: note || null,
        requestedChanges: items,
        decidedAt: now,
        updatedAt: now,
      },
    })
    if (count !== 1) throw changed()
    const row = await tx.vendorProfile.findUniqueOrThrow({ where: { id: vendorId }, select: REVIEW_COLUMNS })
    await recordStaffAction(tx, clock, actor, {
      action: `vendor.${move}`,
      subject: { type: 'vendor', id: vendorId, name: row.name },
      details: {
        from: current.status,
        to,
        note,
        ...(items.length > 0 ? { parts: items.map(({ item }) => item) } : {}),
      },
    })
    await recordHistory(tx, {
      vendorId,
      move,
      from: current.status,
      to,
      note,
      items,
      actorName: actor.name,
      isStaff: true,
      at: now,
    })
    await publishVendorUpdated(tx, clock, row)
    await publish(tx, clock, event, vendorId, {
      vendorId,
      name: row.name,
      ownerUserId: row.ownerUserId,
      note: toLetter(note, items),
    })
    return toReview(row, now)
  })
}

/** Nobody is approved while something that the checklist requires is open. */
async function requireChecklist(tx: AuthTx, vendorId: string, now: Date): Promise<void> {
  const checklist = await readChecklist(tx, vendorId, now)
  const open = checklist.filter(({ isRequired, state }) => isRequired && state !== 'done')
  if (open.length === 0) return
  const names = open.map(
    (item) => `${requirementName(item)} (${item.state === 'waiting' ? 'not looked at yet' : 'missing'})`,
  )
  throw new AppError('REQUIREMENTS_OPEN', {
    message: `Not everything that a factory needs is there: ${names.join(', ')}.`,
    details: { open } satisfies z.infer<typeof openRequirementsSchema>,
  })
}

const changed = () =>
  new AppError('CONFLICT', {
    message: 'This factory has changed since you opened it. Load it again and look once more.',
  })

const PART_NAMES: Record<ApplicationPart, string> = {
  business: 'Business details',
  profile: 'Store profile',
  documents: 'Documents',
  ship_from: 'Ship-from address',
  terms: 'Terms',
}

/** The note and what was asked part by part, as one text for the mail. */
function toLetter(note: string, items: RequestedChange[]): string {
  return [note, ...items.map((asked) => `${PART_NAMES[asked.item]}: ${asked.note}`)].filter(Boolean).join('\n\n')
}
