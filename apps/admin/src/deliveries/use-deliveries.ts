'use client'
import { type Delivery, SERVICE_NAMES, type ServiceName } from '@millyard/contracts'
import { useTRPC } from '@millyard/web-kit/client'
import { useQueries } from '@tanstack/react-query'
import { deliveriesOf } from '../dashboard/waiting-queries.ts'
import { mergeDeliveries } from './merge-deliveries.ts'

const EVERY_MS = 10_000

export interface Deliveries {
  /** Undefined while no service has answered yet. */
  rows: (Delivery & { key: string })[] | undefined
  /** Services whose queue could not be read: their deliveries are missing in the list. */
  missing: ServiceName[]
  /** Services with more deliveries than are shown. */
  cut: ServiceName[]
  /** Why, when no service answered at all. */
  error: unknown
  retry: () => void
}

/** The queues of all six services; one that is away does not hide the others. */
export function useDeliveries(state: Delivery['state'] | undefined): Deliveries {
  const trpc = useTRPC()
  const queries = useQueries({
    queries: SERVICE_NAMES.map((service) => ({ ...deliveriesOf(trpc, service, state), refetchInterval: EVERY_MS })),
  })
  const answered = queries.flatMap(({ data }) => (data ? [data] : []))
  return {
    rows: answered.length > 0 ? mergeDeliveries(answered.map(({ items }) => items)) : undefined,
    missing: SERVICE_NAMES.filter((_, index) => queries[index]?.isError && !queries[index].data),
    cut: SERVICE_NAMES.filter((_, index) => queries[index]?.data?.nextCursor),
    error: queries.every(({ isError }) => isError) ? queries[0]?.error : undefined,
    retry: () => {
      for (const query of queries) void query.refetch()
    },
  }
}
