import type Stripe from 'stripe'
import type { z } from 'zod'
import { invalidRequest } from './errors.ts'
import type { listParams } from './params.ts'

type ListParams = z.output<typeof listParams>

function isInWindow(created: number, window: ListParams['created']): boolean {
  if (window === undefined) return true
  if (typeof window === 'number') return created === window
  const { gt, gte, lt, lte } = window
  return (
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
  )
}

function positionOf(rows: readonly { id: string }[], id: string, param: string): number {
  const index = rows.findIndex((row) => row.id === id)
  if (index === -1) throw invalidRequest(`No such object: '${id}'`, { code: 'resource_missing', param })
  return index
}

/** One page, newest first, as https://docs.stripe.com/api/pagination describes it. */
export function listPage<T extends { id: string; created?: number }>(
  table: Record<string, T>,
  url: string,
  params: ListParams,
  isWanted: (row: T) => boolean = () => true,
): Stripe.ApiList<T> {
  const rows = Object.values(table)
    .reverse()
    .filter((row) => isWanted(row) && isInWindow(row.created ?? 0, params.created))
  const limit = params.limit ?? 10
  if (params.ending_before !== undefined) {
    const end = positionOf(rows, params.ending_before, 'ending_before')
    const start = Math.max(0, end - limit)
    return { object: 'list', url, has_more: start > 0, data: rows.slice(start, end) }
  }
  const start = params.starting_after === undefined ? 0 : positionOf(rows, params.starting_after, 'starting_after') + 1
  return { object: 'list', url, has_more: rows.length > start + limit, data: rows.slice(start, start + limit) }
}
