/** Where a service reads the time. Deadlines, windows and timestamps of the business come from here alone. */
export type Clock = { now(): Date }

/** A clock that the development controls can move. Security lifetimes (tokens, signatures) do not follow it: they use real time. */
export type SteerableClock = Clock & { setOffset(offsetMs: number): void; offsetMs(): number }

/** The real time plus an offset that starts at `offsetMs` and is zero in production. */
export function createClock(offsetMs = 0): SteerableClock {
  let offset = offsetMs
  return {
    now: () => new Date(Date.now() + offset),
    setOffset: (next) => {
      offset = next
    },
    offsetMs: () => offset,
  }
}

/** A clock that stands still, for rules under test. */
export function fixedClock(at: Date | string): Clock {
  const time = new Date(at)
  return { now: () => new Date(time) }
}
