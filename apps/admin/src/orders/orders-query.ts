import type { MillyardRouter } from '@millyard/api-client'
import type { OrderStatus } from '@millyard/contracts'
import type { TRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { NEXT_PAGE } from '../data/paging.ts'

export interface OrderFilter {
  status?: OrderStatus | undefined
  /** An order's number, or a part of the buyer's name. */
  q?: string | undefined
  /** Of one person. */
  customerId?: string | undefined
}

/** All orders, newest first; the same for server and browser. */
export function ordersQuery(trpc: TRPCOptionsProxy<MillyardRouter>, { status, q, customerId }: OrderFilter) {
  return trpc.order.adminOrders.list.infiniteQueryOptions(
    { limit: 50, ...(status ? { status } : {}), ...(q ? { q } : {}), ...(customerId ? { customerId } : {}) },
    NEXT_PAGE,
  )
}
