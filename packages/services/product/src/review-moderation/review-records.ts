import { type queuedReviewDetailSchema, reportReasonSchema, reviewDecisionSchema } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'

type Detail = z.infer<typeof queuedReviewDetailSchema>
/** Nobody reads more than this; the count says how many there are. */
const MOST_REPORTS = 50

/** What readers said, newest first. Who they are is nobody's business. */
export async function readReports(deps: Deps, reviewId: string): Promise<Detail['reports']> {
  const rows = await deps.database.client.reviewReport.findMany({
    where: { reviewId },
    select: { reason: true, note: true, createdAt: true, decidedAt: true },
    orderBy: [{ createdAt: 'desc' }, { reporterId: 'asc' }],
    take: MOST_REPORTS,
  })
  return rows.map(({ reason, note, createdAt, decidedAt }) => ({
    reason: reportReasonSchema.parse(reason),
    note,
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }))
}

/** What staff decided, oldest first. */
export async function readDecisions(deps: Deps, reviewId: string): Promise<Detail['decisions']> {
  const rows = await deps.database.client.reviewDecision.findMany({
    where: { reviewId },
    select: { id: true, decision: true, reason: true, actorName: true, createdAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ decision, createdAt, ...row }) => ({
    ...row,
    decision: reviewDecisionSchema.parse(decision),
    createdAt: createdAt.toISOString(),
  }))
}
