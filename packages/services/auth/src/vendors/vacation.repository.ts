import type { EventData, Vacation } from '@millyard/contracts'
import type { AuthTx } from '../trpc.ts'

/** The columns of a vacation; a check in the database says that all are null or none. */
export const VACATION_COLUMNS = {
  vacationFrom: true,
  vacationUntil: true,
  vacationZone: true,
  vacationNote: true,
  vacationStartsAt: true,
  vacationEndsAt: true,
} as const

export type VacationRow = {
  vacationFrom: Date | null
  vacationUntil: Date | null
  vacationZone: string | null
  vacationNote: string | null
  vacationStartsAt: Date | null
  vacationEndsAt: Date | null
}

export const NO_VACATION = {
  vacationFrom: null,
  vacationUntil: null,
  vacationZone: null,
  vacationNote: null,
  vacationStartsAt: null,
  vacationEndsAt: null,
} satisfies VacationRow

type Window = NonNullable<EventData<'vendor.updated.v1'>['vacation']> & Pick<Vacation, 'timeZone'>

function toDay(date: Date): string {
  return date.toISOString().slice(0, 'YYYY-MM-DD'.length)
}

/** The vacation that a row holds, also when it is over. */
export function readVacation(row: VacationRow): Window | null {
  const { vacationFrom, vacationUntil, vacationZone, vacationNote, vacationStartsAt, vacationEndsAt } = row
  if (!vacationFrom || !vacationUntil || !vacationZone || !vacationStartsAt || !vacationEndsAt) return null
  return {
    from: toDay(vacationFrom),
    until: toDay(vacationUntil),
    timeZone: vacationZone,
    note: vacationNote ?? '',
    startsAt: vacationStartsAt.toISOString(),
    endsAt: vacationEndsAt.toISOString(),
  }
}

/**
 * The columns of a vacation. Its days become moments in PostgreSQL, which knows every zone's changes of the clock: from
 * midnight before the first day to midnight after the last.
 */
export async function toVacationColumns(tx: AuthTx, { from, until, timeZone, note }: Vacation): Promise<VacationRow> {
  const [moments] = await tx.$queryRaw<{ startsAt: Date; endsAt: Date }[]>`
    select ${from}::date::timestamp at time zone ${timeZone} as "startsAt",
           (${until}::date + 1)::timestamp at time zone ${timeZone} as "endsAt"`
  if (!moments) throw new Error('The moments of a vacation could not be computed.')
  return {
    vacationFrom: new Date(from),
    vacationUntil: new Date(until),
    vacationZone: timeZone,
    vacationNote: note,
    vacationStartsAt: moments.startsAt,
    vacationEndsAt: moments.endsAt,
  }
}
