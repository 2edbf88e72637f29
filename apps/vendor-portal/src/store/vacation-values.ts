import { type Vacation, vacationInput } from '@millyard/contracts'
import { type FieldMessages, fieldMessages } from '../data/field-messages.ts'

/** Where the service's messages about a vacation stand. */
export const VACATION_PREFIX = 'vacation.'

/** Reads what was typed; the messages say per field what to change. */
export function parseVacation(
  values: Vacation,
): { ok: true; vacation: Vacation } | { ok: false; fields: FieldMessages } {
  const parsed = vacationInput.safeParse(values)
  return parsed.success ? { ok: true, vacation: parsed.data } : { ok: false, fields: fieldMessages(parsed.error) }
}

/** Every time zone that has a place, as people read it: "America/New_York" is "America, New York". */
export function timeZoneOptions(): { value: string; label: string }[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].map((value) => ({
    value,
    label: value.replaceAll('/', ', ').replaceAll('_', ' '),
  }))
}
