import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { DemoAccount } from './accounts.ts'
import type { ServiceName } from './names.ts'

/**
 * `base`: what a marketplace needs to open (categories, staff). `demo`: factories, products, orders and reviews as well.
 * `sample`: the same with a few of each, for tests.
 */
export type SeedLevel = 'base' | 'sample' | 'demo'

/** What a seed works with: a stack whose services answer and whose databases are empty. */
export interface SeedContext {
  urls: Record<string, string>
  /** Per service, as its own role: for what no procedure can do (dates in the past). */
  databases: Record<ServiceName, string>
  dataDir: string
  /** Says what is being done. */
  report: (text: string) => void
}

/** What `demo/index.ts` exports. */
export interface SeedModule {
  /** Who can sign in after `seed(level)`. Known beforehand: the apps get them when they start. */
  accounts(level: SeedLevel): DemoAccount[]
  seed(level: SeedLevel, context: SeedContext): Promise<void>
}

const markSchema = z.object({ level: z.enum(['base', 'sample', 'demo']), state: z.enum(['begun', 'done']) })
export type SeedMark = z.infer<typeof markSchema>

function markFile(dataDir: string): string {
  return join(dataDir, 'seed.json')
}

/** What has been seeded into this data folder; `begun` when a seed was interrupted. */
export async function readSeedMark(dataDir: string): Promise<SeedMark | undefined> {
  const text = await readFile(markFile(dataDir), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : markSchema.parse(JSON.parse(text))
}

export async function writeSeedMark(dataDir: string, mark: SeedMark): Promise<void> {
  await writeFile(markFile(dataDir), JSON.stringify(mark))
}

/** Loaded when needed: it brings image tools that nothing else uses. */
export async function loadSeedModule(): Promise<SeedModule | undefined> {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'demo/index.ts')
  if (!existsSync(file)) return undefined
  return (await import(pathToFileURL(file).href)) as SeedModule
}
