import 'server-only'
import type { OrderRow } from '../orders/order-columns.tsx'
import { api } from '../server-kit.ts'

const PAGE = 100
const MAX_PAGES = 5

export interface RecentSales {
  orders: OrderRow[]
  /** Set when there are older orders than these: how far back they reach. */
  coveredFrom?: string | undefined
}

/** The newest orders back to `since`, five pages of 100 at most. */
export async function loadSales(since: Date): Promise<RecentSales> {
  const orders: OrderRow[] = []
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const { items, nextCursor } = await api().order.adminOrders.list.query({
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    })
    orders.push(...items)
    const oldest = orders.at(-1)
    if (!nextCursor || !oldest || Date.parse(oldest.placedAt) < since.getTime()) return { orders }
    cursor = nextCursor
  }
  return { orders, coveredFrom: orders.at(-1)?.placedAt }
}
