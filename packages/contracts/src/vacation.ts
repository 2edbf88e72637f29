/** The days on which a factory is away. While they last, nobody can order its goods; what was ordered before keeps its dates. */
import { z } from 'zod'
import { text, timestampSchema } from './common.ts'

export const MAX_VACATION_DAYS = 366
const DAY_MS = 86_400_000

/** A day of the calendar, as in 2026-12-24. */
export const daySchema = z.iso.date({ error: 'Choose a day.', abort: true })

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.includes('/') || name === 'UTC'
  } catch {
    return false
  }
}
/** A place's name in the time zone database, for example Europe/Paris. */
export const timeZoneSchema = z.string().max(60).refine(isTimeZone, 'Choose a time zone.')

/** Both days belong to it. */
export const vacationSchema = z.object({
  from: daySchema,
  until: daySchema,
  /** The days begin and end at midnight there. */
  timeZone: timeZoneSchema,
  /** For buyers; may be empty. */
  note: text(300, { min: 0 }).default(''),
})
export type Vacation = z.infer<typeof vacationSchema>

export const vacationInput = vacationSchema
  .refine(({ from, until }) => until >= from, { path: ['until'], message: 'Choose the first day or a later one.' })
  .refine(({ from, until }) => (Date.parse(until) - Date.parse(from)) / DAY_MS < MAX_VACATION_DAYS, {
    path: ['until'],
    message: 'Choose a day within a year of the first one.',
  })

/** Whether the days have begun: until they end nothing can be ordered. */
const isNow = { isNow: z.boolean() }

/** What the factory itself and staff are told of a vacation that has not ended. */
export const ownVacationSchema = vacationSchema.extend(isNow)

/** What buyers are told of a vacation that has not ended. */
export const publicVacationSchema = vacationSchema.pick({ from: true, until: true, note: true }).extend(isNow)

/** In events: with the moments that the days mean. `endsAt` is the first one at which the factory is there again. */
export const vacationWindowSchema = publicVacationSchema
  .omit({ isNow: true })
  .extend({ note: z.string(), startsAt: timestampSchema, endsAt: timestampSchema })
