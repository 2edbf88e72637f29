import 'server-only'
import { api } from '../server-kit.ts'
import type { VendorOrderRow } from './load-work.ts'

const PAGE = 100
const MAX_PAGES = 3

export interface RecentSales {
  orders: VendorOrderRow[]
  /** Set when there are older orders than these: how far back they reach. */
  coveredFrom?: string
}

/** The newest orders back to `since`, three pages of 100 at most. */
export async function loadSales(since: Date): Promise<RecentSales> {
  const orders: VendorOrderRow[] = []
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const { items, nextCursor } = await api().order.vendorOrders.list.query({
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
