import type { Clock } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { findKnownPictures } from './image.repository.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const FOLDERS = 257
const AT_ONCE = 500

/** The folder whose turn it is: each of the 256 of pictures and the one of uploads comes up every four hours. */
export function folderOfTheMinute(now: Date): string {
  const turn = Math.floor(now.getTime() / MINUTE_MS) % FOLDERS
  return turn === FOLDERS - 1 ? 'incoming' : turn.toString(16).padStart(2, '0')
}

/**
 * Removes files that no picture's row names, a day after they were written: what a process left that was killed between
 * writing the files of an upload and its row. Their age is the store's own time, which no development clock moves.
 */
export async function removeStrayFiles(
  deps: Deps,
  clock: Clock,
  writtenBefore = new Date(Date.now() - DAY_MS),
): Promise<void> {
  let keys: string[] = []
  for await (const file of deps.media.list(folderOfTheMinute(clock.now()))) {
    if (file.modifiedAt < writtenBefore) keys.push(file.key)
    if (keys.length < AT_ONCE) continue
    await removeUnnamed(deps, keys)
    keys = []
  }
  await removeUnnamed(deps, keys)
}

async function removeUnnamed(deps: Deps, keys: readonly string[]): Promise<void> {
  const byId = new Map<string, string[]>()
  for (const key of keys) {
    const id = /(img_[0-9a-f]{32})(?:-\d+\.\w+)?$/.exec(key)?.[1]
    if (id) byId.set(id, [...(byId.get(id) ?? []), key])
  }
  if (byId.size === 0) return
  for (const id of await findKnownPictures(deps.database.client, [...byId.keys()])) byId.delete(id)
  const stray = [...byId.values()].flat()
  if (stray.length === 0) return
  await deps.media.remove(stray)
  deps.log.info({ files: stray.length }, 'removed files that no picture names')
}
