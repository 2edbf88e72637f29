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

const regionNames = new Intl.DisplayNames([LOCALE], { type: 'region' })

/** "Porto, Portugal" of a city and an ISO 3166-1 country code. */
export function formatPlace(city: string, country: string): string {
  const name = /^[A-Z]{2}$/.test(country) ? (regionNames.of(country) ?? country) : country
  return city ? `${city}, ${name}` : name
}
