import type { PostalAddress } from '@millyard/contracts'
import { addressLines as linesOf } from '@millyard/contracts/address-format'
import { formatMoney, type Money } from '@millyard/money'

/**
 * What a mail says, apart from how it looks. Templates give this; `layout.tsx` makes the HTML of it and `plain-text.ts` the
 * text part, so that neither can say less than the other. All strings are plain text: names and titles come from people, and
 * only the layout turns them into markup, escaped.
 */
export type MailContent = {
  subject: string
  /** The line that an inbox shows beside the subject. */
  preview: string
  heading: string
  blocks: readonly Block[]
  /** Why the reader gets this mail. */
  reason: string
}

/** What staff wrote, or nothing when they wrote nothing. */
export const noteOf = (label: string, note: string): Block[] =>
  note.trim() === '' ? [] : [{ kind: 'note', label, text: note }]

export type Block =
  | { kind: 'text'; text: string }
  /** What a person of the staff wrote. */
  | { kind: 'note'; label: string; text: string }
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | { kind: 'goods'; title?: string; lines: readonly GoodsLine[]; sums: readonly Sum[] }
  | { kind: 'address'; label: string; lines: readonly string[] }
  /** One in every mail. */
  | { kind: 'button'; label: string; url: string }
  | { kind: 'small'; text: string }

export type GoodsLine = { title: string; detail?: string; quantity: number; amount?: string }
export type Sum = { label: string; amount: string; isTotal?: boolean }

/** The language of all mails, until people can choose theirs. */
export const MAIL_LOCALE = 'en'

/** An amount as the mail shows it. */
export const amountOf = (money: Money) => formatMoney(money, MAIL_LOCALE)

const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
const shortDayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** "Thursday 26 November", in UTC. */
export const dayOf = (iso: string) => dayFormat.format(new Date(iso))
/** "26 Nov", in UTC. */
export const shortDayOf = (iso: string) => shortDayFormat.format(new Date(iso))

const regions = new Intl.DisplayNames(['en'], { type: 'region' })

/** The lines of an address label. */
export function addressLines(address: PostalAddress): string[] {
  return linesOf(address, countryName(address.country))
}

function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code
}

/** "1 parcel", "3 parcels". */
export const countOf = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const REASONS = {
  account: 'You get this mail because somebody registered with this address.',
  security: 'You get this mail because it is about the safety of your Millyard account.',
  factory: 'You get this mail because you act for this factory on Millyard.',
  order: 'You get this mail because you ordered on Millyard. It is part of your order.',
  review: 'You get this mail because you wrote a review on Millyard.',
} as const
