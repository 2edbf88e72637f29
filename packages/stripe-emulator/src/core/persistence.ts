import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type EmulatorState, emptyState, emptyTables } from './state.ts'

const FORMAT_VERSION = 1
const DEBOUNCE_MS = 200

/**
 * Reads the state from a file; an absent file is an empty state.
 * Throws when the file is there but cannot be used: data is never thrown away silently.
 */
export async function loadState(file: string): Promise<EmulatorState> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return emptyState()
    throw error
  }
  const saved = JSON.parse(text) as { formatVersion?: number; state?: Partial<EmulatorState> }
  if (saved.formatVersion !== FORMAT_VERSION || !saved.state) {
    throw new Error(`${file} was not written by this version of the Stripe emulator. Move it away to start empty.`)
  }
  const state: EmulatorState = { ...emptyState(), ...saved.state }
  // A file from before a table existed lacks it.
  state.platform = { ...emptyTables(), ...state.platform }
  for (const [id, tables] of Object.entries(state.connected)) state.connected[id] = { ...emptyTables(), ...tables }
  return state
}

async function writeAtomically(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.tmp`
  try {
    const handle = await open(temporary, 'w', 0o600)
    try {
      await handle.writeFile(text, 'utf8')
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } finally {
    await rm(temporary, { force: true })
  }
}

export interface StatePersistence {
  markChanged(): void
  /** Writes what is not yet written, and resolves when it is on disk. */
  flush(): Promise<void>
}

/**
 * Writes the state to a file a moment after a change: one write for a burst of changes, whole or not at all.
 * A killed process loses at most the last 200 ms; a closed one loses nothing.
 */
export function createPersistence(file: string, state: EmulatorState): StatePersistence {
  let timer: NodeJS.Timeout | undefined
  let dirty = false
  let writing: Promise<void> = Promise.resolve()

  function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (dirty) {
      dirty = false
      const text = JSON.stringify({ formatVersion: FORMAT_VERSION, state })
      writing = writing.catch(() => {}).then(() => writeAtomically(file, text))
    }
    return writing
  }

  return {
    markChanged() {
      dirty = true
      timer ??= setTimeout(() => {
        write().catch((error: unknown) => console.error(`[stripe-emulator] could not write ${file}`, error))
      }, DEBOUNCE_MS)
    },
    flush: write,
  }
}

/** For an emulator without a file. */
export const NO_PERSISTENCE: StatePersistence = { markChanged() {}, flush: () => Promise.resolve() }
