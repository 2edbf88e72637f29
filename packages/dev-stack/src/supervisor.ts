import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { forgetProcess, reapOnExit } from '@millyard/service-kit/testing/reaper'

/** How one process is run. */
export interface ProcessPlan {
  /** Unique; also the name of its log file. */
  name: string
  command: string
  args: string[]
  cwd: string
  /** Asked again at every start, so a restarted process gets the clock's present offset. */
  env: () => NodeJS.ProcessEnv
  /** Answers below `readyBelow` once the process can work. Without it, a process counts as ready when it has been spawned. */
  readyUrl?: string
  /** Default 400. */
  readyBelow?: number
  /** Default 60 seconds. */
  readyTimeoutMs?: number
  /** How long a process may take to finish what it is doing before SIGKILL. Default 20 seconds. */
  stopTimeoutMs?: number
}

export type SupervisorEvent =
  | { type: 'ready'; name: string; pid: number; seconds: number }
  | { type: 'crashed'; name: string; reason: string; restartInMs: number }
  | { type: 'restarted'; name: string; pid: number }
  | { type: 'gave-up'; name: string; reason: string; lastLines: string[] }
  | { type: 'line'; name: string; line: string; level: 'warn' | 'error' }

export interface SupervisorOptions {
  logDir: string
  report?: (event: SupervisorEvent) => void
  /** Waits before a crashed process is started again; after the last one it is given up. */
  backoffMs?: readonly number[]
  /** A process that ran this long before it crashed starts again at the first wait. Default 30 seconds. */
  stableAfterMs?: number
}

interface Supervised {
  plan: ProcessPlan
  log: WriteStream
  child?: ChildProcess
  exited?: Promise<string>
  /** The process is meant to run. */
  wanted: boolean
  crashes: number
  startedAt: number
  lastLines: string[]
  /** It has been ready since it was last spawned; before that, its last words come with the failure. */
  isUp: boolean
  restarting?: Promise<void>
}

const DEFAULT_BACKOFF_MS = [200, 500, 1_000, 2_000, 5_000, 10_000]
const KEPT_LINES = 25

/**
 * Starts processes, keeps them running, and ends them: each in its own process group, so that what they start ends with
 * them, and registered with the reaper, so that nothing outlives this process.
 */
export class Supervisor {
  readonly #options: Required<SupervisorOptions>
  readonly #processes = new Map<string, Supervised>()
  #stopping = false

  constructor(options: SupervisorOptions) {
    this.#options = { report: () => undefined, backoffMs: DEFAULT_BACKOFF_MS, stableAfterMs: 30_000, ...options }
    mkdirSync(options.logDir, { recursive: true })
  }

  /**
   * Starts a process and waits until it is ready. From then on a crash is reported and mended.
   * @throws Error with the process's last lines when it ends before it was ever ready, or is not ready in time.
   */
  async start(plan: ProcessPlan): Promise<void> {
    if (this.#processes.get(plan.name)?.wanted) throw new Error(`${plan.name} is running already`)
    const log = createWriteStream(join(this.#options.logDir, `${plan.name}.log`), { flags: 'a' })
    const entry: Supervised = { plan, log, wanted: true, crashes: 0, startedAt: 0, lastLines: [], isUp: false }
    this.#processes.set(plan.name, entry)
    const began = performance.now()
    this.#spawn(entry)
    try {
      await this.#untilReady(entry)
    } catch (error) {
      entry.wanted = false
      await this.#end(entry)
      throw error
    }
    this.#watch(entry)
    const seconds = (performance.now() - began) / 1000
    this.#options.report({ type: 'ready', name: plan.name, pid: entry.child?.pid ?? 0, seconds })
  }

  /** Name → process id, of what runs right now. */
  pids(): Record<string, number> {
    const running = [...this.#processes.values()].filter((entry) => isRunning(entry.child))
    return Object.fromEntries(running.map((entry) => [entry.plan.name, entry.child?.pid ?? 0]))
  }

  /**
   * Sends a signal to a process as a fault would, and resolves when the process has ended. The supervisor then treats it
   * as a crash: it reports and starts it again.
   */
  async kill(name: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const entry = this.#get(name)
    if (!isRunning(entry.child)) return
    signalGroup(entry.child, signal)
    await entry.exited
  }

  /** Resolves when a process is ready (again), for instance after `kill`. */
  async ready(name: string): Promise<void> {
    const entry = this.#get(name)
    await sleep(0) // lets the crash of a process that has just ended be noticed
    await entry.restarting
    await this.#untilReady(entry)
  }

  /** Ends a process gracefully and starts it anew. Resolves when it is ready. */
  async restart(name: string): Promise<void> {
    const { plan } = this.#get(name)
    await this.stop(name)
    await this.start(plan)
  }

  /** Ends a process gracefully (SIGTERM, then SIGKILL when it takes too long); it stays down. */
  async stop(name: string): Promise<void> {
    const entry = this.#get(name)
    entry.wanted = false
    await this.#end(entry)
    await new Promise<void>((settle) => entry.log.end(settle))
  }

  /** Ends everything, one group of names after the other, each group at once; what is in no group ends first. */
  async stopAll(order: string[][] = []): Promise<void> {
    this.#stopping = true
    const named = new Set(order.flat())
    const rest = [...this.#processes.keys()].filter((name) => !named.has(name))
    for (const group of [rest, ...order]) {
      const known = group.filter((name) => this.#processes.has(name))
      await Promise.all(known.map((name) => this.stop(name)))
      for (const name of known) this.#processes.delete(name)
    }
  }

  #get(name: string): Supervised {
    const entry = this.#processes.get(name)
    if (!entry) throw new Error(`There is no process "${name}"; there are: ${[...this.#processes.keys()].join(', ')}`)
    return entry
  }

  #spawn(entry: Supervised): void {
    const { plan } = entry
    entry.startedAt = Date.now()
    entry.isUp = false
    const child = spawn(plan.command, plan.args, {
      cwd: plan.cwd,
      env: plan.env(),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    })
    entry.child = child
    const { pid } = child
    if (pid !== undefined) reapOnExit(pid)
    entry.exited = new Promise((settle) => {
      child.once('error', (error) => settle(`could not be started: ${error.message}`))
      child.once('close', (code, signal) => {
        // The leader is gone; what it started may not be.
        signalGroup(child, 'SIGKILL')
        if (pid !== undefined) forgetProcess(pid)
        settle(signal === null ? `ended with code ${code}` : `ended by ${signal}`)
      })
    })
    for (const [stream, level] of [
      [child.stdout, undefined],
      [child.stderr, 'error'],
    ] as const) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.#take(entry, line, level))
    }
  }

  #take(entry: Supervised, line: string, level: 'error' | undefined): void {
    if (!entry.log.writableEnded) entry.log.write(`${line}\n`)
    if (line.trim() === '') return
    entry.lastLines.push(line)
    if (entry.lastLines.length > KEPT_LINES) entry.lastLines.shift()
    const severity = severityOf(line) ?? level
    if (severity !== undefined && entry.isUp)
      this.#options.report({ type: 'line', name: entry.plan.name, line, level: severity })
  }

  /** Resolves when the process answers; rejects when it ends first or the time is up. */
  async #untilReady(entry: Supervised): Promise<void> {
    const { name, readyUrl, readyBelow = 400, readyTimeoutMs = 60_000 } = entry.plan
    let ended: string | undefined
    void entry.exited?.then((reason) => {
      ended = reason
    })
    const deadline = Date.now() + readyTimeoutMs
    await sleep(0)
    for (;;) {
      if (ended !== undefined) throw new Error(withLines(`${name} ${ended} before it was ready`, entry.lastLines))
      if (readyUrl === undefined || (await answers(readyUrl, readyBelow))) {
        entry.isUp = true
        return
      }
      if (Date.now() > deadline) {
        throw new Error(withLines(`${name} was not ready within ${readyTimeoutMs / 1000} seconds`, entry.lastLines))
      }
      await sleep(50)
    }
  }

  #watch(entry: Supervised): void {
    void entry.exited?.then((reason) => {
      if (entry.wanted && !this.#stopping) entry.restarting = this.#mend(entry, reason)
    })
  }

  async #mend(entry: Supervised, firstReason: string): Promise<void> {
    const { name } = entry.plan
    let reason = firstReason
    if (Date.now() - entry.startedAt > this.#options.stableAfterMs) entry.crashes = 0
    for (;;) {
      const restartInMs = this.#options.backoffMs[entry.crashes]
      if (restartInMs === undefined) {
        entry.wanted = false
        this.#options.report({ type: 'gave-up', name, reason, lastLines: [...entry.lastLines] })
        return
      }
      entry.crashes += 1
      this.#options.report({ type: 'crashed', name, reason, restartInMs })
      await sleep(restartInMs)
      if (!entry.wanted || this.#stopping) return
      this.#spawn(entry)
      try {
        await this.#untilReady(entry)
      } catch (error) {
        reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
        await this.#end(entry)
        continue
      }
      if (!entry.wanted || this.#stopping) return
      this.#watch(entry)
      this.#options.report({ type: 'restarted', name, pid: entry.child?.pid ?? 0 })
      return
    }
  }

  async #end(entry: Supervised): Promise<void> {
    if (!isRunning(entry.child) || !entry.exited) return
    signalGroup(entry.child, 'SIGTERM')
    const abort = new AbortController()
    const late = sleep(entry.plan.stopTimeoutMs ?? 20_000, 'late', { signal: abort.signal }).catch(() => 'ended')
    const outcome = await Promise.race([entry.exited, late])
    abort.abort()
    if (outcome === 'late') {
      signalGroup(entry.child, 'SIGKILL')
      await entry.exited
    }
  }
}

function isRunning(child: ChildProcess | undefined): child is ChildProcess {
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null
}

function signalGroup(child: ChildProcess | undefined, signal: NodeJS.Signals): void {
  if (child?.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // The group is gone.
  }
}

async function answers(url: string, below: number): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' })
    await response.body?.cancel()
    return response.status < below
  } catch {
    return false
  }
}

function withLines(problem: string, lines: string[]): string {
  return lines.length === 0 ? problem : `${problem}. Its last lines:\n${lines.map((line) => `    ${line}`).join('\n')}`
}

/** The level of a JSON log line of ours (pino: 40 is a warning), or none. */
function severityOf(line: string): 'warn' | 'error' | undefined {
  const match = /^\{"level":(\d+)/.exec(line)
  if (!match) return undefined
  return Number(match[1]) >= 50 ? 'error' : Number(match[1]) >= 40 ? 'warn' : undefined
}
