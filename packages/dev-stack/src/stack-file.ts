import { readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { demoAccountSchema } from './accounts.ts'

/** `.data/stack.json`: a running stack, for people, tests and other tools. */
export const stackFileSchema = z.object({
  pid: z.number(),
  startedAt: z.string(),
  mode: z.enum(['start', 'dev']),
  dataDir: z.string(),
  logDir: z.string(),
  urls: z.record(z.string(), z.string()),
  ports: z.record(z.string(), z.number()),
  postgres: z.object({ host: z.string(), port: z.number(), adminUrl: z.string() }),
  /** Which services run: all, unless the stack was asked for less. */
  services: z.array(z.string()),
  /** Per service, as its own role. */
  databases: z.record(z.string(), z.string()),
  emulatesStripe: z.boolean(),
  emulatesResend: z.boolean(),
  accounts: z.array(demoAccountSchema),
  /** Process ids by name; rewritten when a process is restarted. */
  pids: z.record(z.string(), z.number()),
  /** False while it is still starting. */
  ready: z.boolean(),
})
export type StackFile = z.infer<typeof stackFileSchema>

export function stackFilePath(dataDir: string): string {
  return join(dataDir, 'stack.json')
}

/** Reads a stack's file; `undefined` when there is none (or one of another version). */
export function readStackFile(dataDir: string): StackFile | undefined {
  try {
    return stackFileSchema.parse(JSON.parse(readFileSync(stackFilePath(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}

let writing = Promise.resolve()

/** Writes it whole or not at all: readers never see half a file. Writes wait for each other. */
export function writeStackFile(file: StackFile): Promise<void> {
  const path = stackFilePath(file.dataDir)
  const partial = `${path}.${process.pid}.tmp`
  const written = writing.then(async () => {
    await writeFile(partial, `${JSON.stringify(file, null, 2)}\n`)
    await rename(partial, path)
  })
  writing = written.catch(() => undefined)
  return written
}

/** Removes it, after what is still being written. */
export function removeStackFile(dataDir: string): Promise<void> {
  const removed = writing.then(() => rm(stackFilePath(dataDir), { force: true }))
  writing = removed.catch(() => undefined)
  return removed
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The stack that runs on this data folder right now, if one does. */
export function findRunningStack(dataDir: string): StackFile | undefined {
  const file = readStackFile(dataDir)
  return file !== undefined && isAlive(file.pid) && isStackProcess(file.pid) ? file : undefined
}

/** Guards against a process number that has since been given to something else. */
function isStackProcess(pid: number): boolean {
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node')
  } catch {
    return false
  }
}
