import type { PriorPrice } from '@millyard/contracts'
import { formatMoney } from '@millyard/money'

/** The one locale of the interface: English as written in Europe, day before month. */
export const LOCALE = 'en-GB'

/**
 * An amount as people read it: 3850 EUR → €38.50. `amountMinor` is an integer in the currency's smallest unit.
 * @throws MoneyError for a fraction or an unknown currency
 */
export function formatAmount(amountMinor: number, currency: string): string {
  return formatMoney({ amountMinor, currency }, LOCALE)
}

export type DateStyle = 'date' | 'dateTime' | 'long' | 'time'

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
}

/** Writes a moment for people. `value` is an ISO string; the time zone is UTC unless one is named. */
export function formatDate(value: string, style: DateStyle = 'date', timeZone = 'UTC'): string {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) return value
  return new Intl.DateTimeFormat(LOCALE, { ...DATE_STYLES[style], timeZone }).format(date)
}

/** 1234 → 1,234 */
export function formatCount(value: number): string {
  return new Intl.NumberFormat(LOCALE).format(value)
}

/** plural(1, 'parcel') → "1 parcel"; plural(3, 'factory', 'factories') → "3 factories". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** Why something happened and who did it, as one line: "Order placed, by the buyer". Without a name, why alone. */
export function reasonBy(reason: string, who: string | undefined): string {
  if (!who) return reason
  return reason ? `${reason.replace(/[.,;]+$/, '')}, by ${who}` : `By ${who}`
}

const regionNames = new Intl.DisplayNames([LOCALE], { type: 'region' })

/** "Porto, Portugal" of a city and an ISO 3166-1 country code. */
export function formatPlace(city: string, country: string): string {
  const name = /^[A-Z]{2}$/.test(country) ? (regionNames.of(country) ?? country) : country
  return city ? `${city}, ${name}` : name
}

/** What a reduced price is compared with, in the words of the law that asks for it. */
export function formatPriorPrice({ priceMinor, isShort }: PriorPrice, currency: string): string {
  const since = isShort ? 'since it went on sale' : 'in the 30 days before the reduction'
  return `Lowest price ${since}: ${formatAmount(priceMinor, currency)}`
}

/** Where goods come from and when they leave: "In stock, leaves in 2 working days", "Made to order, …". */
export function formatSupply(isMadeToOrder: boolean, leadTimeDays: number): string {
  const leaves = formatLeadTime(leadTimeDays)
  return `${isMadeToOrder ? 'Made to order' : 'In stock'}, ${leaves.charAt(0).toLowerCase()}${leaves.slice(1)}`
}

/** When goods leave the factory, from the days that it needs: "Leaves today", "Leaves in 21 working days". */
export function formatLeadTime(days: number): string {
  if (days <= 0) return 'Leaves today'
  return days === 1 ? 'Leaves the next working day' : `Leaves in ${days} working days`
}
