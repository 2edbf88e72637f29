import type { MillyardRouter } from '@millyard/api-client'
import type { AuditSubject, StaffAction } from '@millyard/contracts'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

export interface AuditFilter {
  actorUserId?: string
  action?: StaffAction
  subjectType?: AuditSubject
  subjectId?: string
  /** The first and the last day, as YYYY-MM-DD. */
  from?: string
  to?: string
}

/**
 * What staff did, newest first. Days begin at midnight where the reader is, so a filter by days is for the browser; without
 * days, server and browser ask the same.
 */
export function auditQuery(trpc: TRPCOptionsProxy<MillyardRouter>, filter: AuditFilter) {
  return trpc.auth.audit.list.infiniteQueryOptions({ limit: 50, ...auditInput(filter) }, NEXT_PAGE)
}

/** The filter as the service takes it. */
export function auditInput({ from, to, ...filter }: AuditFilter) {
  return { ...filter, ...(from ? { since: midnight(from) } : {}), ...(to ? { until: midnight(to, 1) } : {}) }
}

/** The moment at which a day begins where this code runs, or some days later. */
export function midnight(day: string, daysLater = 0): string {
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + daysLater)
  return date.toISOString()
}

/** A parameter that names a day that exists; anything else is as if it were not there. */
export function readDay(value: string | undefined): string | undefined {
  if (!value || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : undefined
}
