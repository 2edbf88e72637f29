import {
  type DeliveryOption,
  HANDLING_DAYS,
  type shippingQuoteInput,
  type shippingQuoteSchema,
} from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'

type QuoteInput = z.infer<typeof shippingQuoteInput>
type Quote = z.infer<typeof shippingQuoteSchema>

type MethodRow = {
  id: string
  vendor_id: string
  name: string
  amount_minor: number
  free_from_minor: number | null
  min_days: number
  max_days: number
}

/**
 * Every factory's choices for a cart in one statement: methods that reach the country in the cart's currency, cheapest
 * first. Days are counted from today: the goods' lead time, then the method's own days.
 */
export async function quoteDelivery({ database }: Deps, input: QuoteInput): Promise<Quote> {
  const vendorIds = input.groups.map((group) => group.vendorId)
  // shipping_method_vendor_id_created_at_idx, then the zone by primary key.
  const rows = await database.client.$queryRaw<MethodRow[]>`
    select method.id, method.vendor_id, method.name, method.amount_minor, method.free_from_minor, method.min_days, method.max_days
    from shipping_method method
    join shipping_zone zone on zone.id = method.zone_id
    where method.vendor_id = any(${vendorIds}) and method.removed_at is null
      and method.currency = ${input.currency} and ${input.country} = any(zone.countries)
    order by method.created_at, method.id`
  return {
    groups: input.groups.map((group) => {
      const options = rows
        .filter((row) => row.vendor_id === group.vendorId)
        .map((row) => toOption(row, group))
        .sort((a, b) => a.amountMinor - b.amountMinor || a.maxDays - b.maxDays)
      return { vendorId: group.vendorId, options, problem: options.length === 0 ? 'no_delivery_there' : null }
    }),
  }
}

function toOption(row: MethodRow, group: QuoteInput['groups'][number]): DeliveryOption {
  const isFree = row.free_from_minor !== null && group.goodsMinor >= row.free_from_minor
  return {
    methodId: row.id,
    name: row.name,
    amountMinor: isFree ? 0 : row.amount_minor,
    minDays: group.leadTimeDays + row.min_days,
    maxDays: group.leadTimeDays + HANDLING_DAYS + row.max_days,
  }
}
