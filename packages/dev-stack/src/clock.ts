import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { SERVICES } from './names.ts'

/** What of a stack the clock must know. */
export interface ClockedStack {
  dataDir: string
  urls: Record<string, string>
  /** Which services run. Default all. */
  services?: readonly string[]
  /** Whether the Stripe that payment talks to is the emulator; the real one's time cannot be moved. */
  emulatesStripe?: boolean
}

function clockFile(dataDir: string): string {
  return join(dataDir, 'clock.json')
}

/** How far the stack's time is from the machine's, in milliseconds. Kept across restarts. */
export function clockOffsetMs(dataDir: string): number {
  try {
    const { offsetMs } = JSON.parse(readFileSync(clockFile(dataDir), 'utf8')) as { offsetMs?: unknown }
    return typeof offsetMs === 'number' ? offsetMs : 0
  } catch {
    return 0
  }
}

/** Moves the time of all services and emulators by `ms`. See `setClock`. Returns the new offset. */
export async function advanceClock(stack: ClockedStack, ms: number): Promise<number> {
  return setClock(stack, clockOffsetMs(stack.dataDir) + ms)
}

/**
 * Sets how far the time of all services and emulators is from the machine's. When it returns, every one of them has the new
 * time and has done what was due by then (deadlines, scans, payouts); events that follow from it may still be on their way.
 *
 * The services move first, so that what the emulators then report is never in their future, and once more afterwards, so
 * that they act on it. A process that starts later begins with the same offset.
 *
 * @throws Error that names each part which did not follow.
 */
export async function setClock(stack: ClockedStack, offsetMs: number): Promise<number> {
  const rounded = Math.round(offsetMs)
  await writeOffset(stack.dataDir, rounded)
  const services = (stack.services ?? SERVICES).map((name) => ({ name, url: `${stack.urls[name]}/__dev/clock` }))
  const emulators = [...(stack.emulatesStripe === false ? [] : ['stripe']), 'carrier'].map((name) => ({
    name,
    url: `${stack.urls[name]}/_emulator/clock`,
  }))
  for (const group of [services, emulators, services]) {
    const problems = (await Promise.all(group.map((part) => tell(part, rounded)))).filter(
      (problem) => problem !== undefined,
    )
    if (problems.length > 0) throw new Error(`The clock did not reach every part:\n  ${problems.join('\n  ')}`)
  }
  return rounded
}

async function tell(part: { name: string; url: string }, offsetMs: number): Promise<string | undefined> {
  try {
    const response = await fetch(part.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ offsetMs }),
      signal: AbortSignal.timeout(60_000),
    })
    const text = await response.text()
    return response.ok ? undefined : `${part.name} answered ${response.status}: ${text.slice(0, 300)}`
  } catch (error) {
    return `${part.name} did not answer: ${error instanceof Error ? error.message : String(error)}`
  }
}

async function writeOffset(dataDir: string, offsetMs: number): Promise<void> {
  const file = clockFile(dataDir)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.tmp`, JSON.stringify({ offsetMs }))
  await rename(`${file}.tmp`, file)
}

const UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/** `+15d`, `+6h30m`, `-2h` → milliseconds; `undefined` for anything else. */
export function parseDuration(text: string): number | undefined {
  const match = /^([+-]?)((?:\d+(?:\.\d+)?[smhdw])+)$/.exec(text.trim())
  if (!match?.[2]) return undefined
  let total = 0
  for (const [, amount, unit] of match[2].matchAll(/(\d+(?:\.\d+)?)([smhdw])/g)) {
    total += Number(amount) * UNITS_MS[unit as keyof typeof UNITS_MS]
  }
  return match[1] === '-' ? -total : total
}

/** `1296000000` → `15 days`. */
export function describeOffset(offsetMs: number): string {
  if (offsetMs === 0) return 'the real time'
  const parts: string[] = []
  let rest = Math.abs(offsetMs)
  for (const [unit, name] of [
    ['d', 'day'],
    ['h', 'hour'],
    ['m', 'minute'],
    ['s', 'second'],
  ] as const) {
    const count = Math.floor(rest / UNITS_MS[unit])
    rest -= count * UNITS_MS[unit]
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`)
  }
  const length = parts.length === 0 ? 'less than a second' : parts.join(' ')
  return `${length} ${offsetMs > 0 ? 'ahead of' : 'behind'} the real time`
}
