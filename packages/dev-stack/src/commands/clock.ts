import { join } from 'node:path'
import { repositoryRoot } from '@millyard/service-kit/database'
import { advanceClock, clockOffsetMs, describeOffset, parseDuration, setClock } from '../clock.ts'
import { findRunningStack } from '../stack-file.ts'

const USAGE = `Usage: pnpm clock            what time it is in the stack
       pnpm clock +15d       move it ahead (s, m, h, d, w; also +6h30m)
       pnpm clock reset      back to the real time

Deadlines, return windows, deliveries and payouts follow the clock, as if the time had passed.`

/** `pnpm clock …`: moves the time of a running stack. Returns the exit code. */
export async function runClock(words: string[]): Promise<number> {
  const [word] = words
  if (word === '--help' || word === 'help') {
    console.log(USAGE)
    return 0
  }
  const stack = findRunningStack(join(repositoryRoot(), '.data'))
  if (!stack) {
    console.error('No stack is running here. Start one with npm start.')
    return 1
  }
  if (word !== undefined) {
    const ms = word === 'reset' ? undefined : parseDuration(word)
    if (word !== 'reset' && ms === undefined) {
      console.error(`"${word}" is not a duration.\n\n${USAGE}`)
      return 1
    }
    if (ms === undefined) await setClock(stack, 0)
    else await advanceClock(stack, ms)
  }
  const offset = clockOffsetMs(stack.dataDir)
  console.log(`It is ${new Date(Date.now() + offset).toUTCString()} in the stack: ${describeOffset(offset)}.`)
  return 0
}
