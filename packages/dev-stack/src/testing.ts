import { chmod, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { advanceClock, clockOffsetMs, setClock } from './clock.ts'
import type { ServiceName } from './names.ts'
import { type Mail, readMails } from './resend-emulator.ts'
import { resetData, type Stack, type StackOptions, startStack } from './stack.ts'
import { isAlive, readStackFile, type StackFile, stackFilePath } from './stack-file.ts'

export { chromiumPath } from './browser.ts'
export { twoFactorCode } from './demo/seed/second-step.ts'
export {
  type Api,
  anonymous,
  DEMO_PASSWORD,
  eventually,
  type Session,
  serviceUrls,
  signIn,
} from './demo/seed/sessions.ts'

/** The environment variable that names the data folder of a stack that tests may use. */
export const STACK_VARIABLE = 'MILLYARD_STACK'

const TEMPORARY_PREFIX = 'millyard-stack-'

/** Removes the folders of test stacks that were killed. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const file = name.startsWith(TEMPORARY_PREFIX) ? readStackFile(join(tmpdir(), name)) : undefined
    if (file && !isAlive(file.pid)) await resetData(file.dataDir).catch(() => undefined)
  }
}

/**
 * Tests that let weeks pass share their stack with others, whose orders nobody sends: the deadline for sending is far away. It is
 * tested at the order service, on a clock of its own.
 */
const TEST_SETTINGS = { SHIP_NOTICE_DAYS: '300', SHIP_CANCEL_DAYS: '365' }

/** A stack for tests: free ports, a temporary data folder that goes with it. */
export async function startTestStack(options: StackOptions = {}): Promise<Stack> {
  await removeLeftovers()
  const temporary = options.dataDir === undefined ? await mkdtemp(join(tmpdir(), TEMPORARY_PREFIX)) : undefined
  if (temporary !== undefined) await chmod(temporary, 0o755) // PostgreSQL may run as another user
  const stack = await startStack({
    settings: TEST_SETTINGS,
    ports: 'free',
    durable: false,
    ...options,
    dataDir: options.dataDir ?? temporary,
  }).catch(async (error: unknown) => {
    if (temporary !== undefined) await resetData(temporary)
    throw error
  })
  return {
    ...stack,
    stop: async () => {
      await stack.stop()
      if (temporary !== undefined) await resetData(temporary)
    },
  }
}

/** A running stack as tests see it, from any process. */
export interface StackHandle {
  urls: StackFile['urls']
  accounts: StackFile['accounts']
  file: StackFile
  databaseUrl(service: ServiceName): string
  /** Moves the clock of all services and emulators; see clock.ts. Returns the new offset in milliseconds. */
  advanceClock(ms: number): Promise<number>
  setClock(offsetMs: number): Promise<number>
  clockOffsetMs(): number
  mails(to?: string): Promise<Mail[]>
  /** Kills a process as a fault would. The stack starts it again: wait for it with `untilBack`. */
  kill(name: string, signal?: NodeJS.Signals): Promise<void>
  /** Resolves when a killed process is ready again. */
  untilBack(name: string): Promise<void>
}

/** The stack that this test run uses (`MILLYARD_STACK`, set by the global set-up). */
export function connectStack(dataDir: string | undefined = process.env[STACK_VARIABLE]): StackHandle {
  if (dataDir === undefined || dataDir === '') {
    throw new Error(`No stack: ${STACK_VARIABLE} must name the data folder of a running one (npm start makes .data).`)
  }
  const read = () => {
    const file = readStackFile(dataDir)
    if (!file) throw new Error(`No stack runs on ${dataDir}: ${stackFilePath(dataDir)} is missing.`)
    return file
  }
  const file = read()
  const killed = new Map<string, number>()
  return {
    file,
    urls: file.urls,
    accounts: file.accounts,
    databaseUrl: (service) => {
      const url = file.databases[service]
      if (url === undefined) throw new Error(`The stack has no database for ${service}`)
      return url
    },
    advanceClock: (ms) => advanceClock(file, ms),
    setClock: (offsetMs) => setClock(file, offsetMs),
    clockOffsetMs: () => clockOffsetMs(dataDir),
    mails: (to) => readMails(file.urls.resend ?? '', to),
    kill: async (name, signal = 'SIGKILL') => {
      const pid = read().pids[name]
      if (pid === undefined) throw new Error(`The stack has no process "${name}"`)
      killed.set(name, pid)
      process.kill(name === 'postgres' ? pid : -pid, signal)
    },
    untilBack: async (name) => {
      const url = `${file.urls[name]}/readyz`
      for (let waited = 0; waited < 60_000; waited += 50) {
        const pid = read().pids[name]
        if (pid !== undefined && pid !== killed.get(name) && (await isReady(url))) return
        await sleep(50)
      }
      throw new Error(`${name} did not come back within a minute; see ${file.logDir}/${name}.log`)
    },
  }
}

/** The stack named by the environment, or a new one that `release` ends. For global set-ups. */
export async function provideStack(
  options: StackOptions = {},
): Promise<{ dataDir: string; release: () => Promise<void> }> {
  const given = process.env[STACK_VARIABLE]
  if (given !== undefined && given !== '') return { dataDir: given, release: async () => undefined }
  const stack = await startTestStack(options)
  process.env[STACK_VARIABLE] = stack.dataDir
  return {
    dataDir: stack.dataDir,
    release: async () => {
      delete process.env[STACK_VARIABLE]
      await stack.stop()
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
