import { randomUUID } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { mkdir, open, opendir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { isFileKey, requireFileKey } from './file-key.ts'
import type { FileStore, StoredFile } from './file-store.ts'

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR'
}

async function orMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

function etagOf({ size, mtimeNs }: BigIntStats): string {
  return `"${size.toString(36)}-${mtimeNs.toString(36)}"`
}

/** Files in a folder of this machine. */
export function createFolderStore(directory: string): FileStore {
  const pathOf = (key: string) => join(directory, requireFileKey(key))
  return {
    async put(key, content) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      // Beside its place, so that the rename is one step; its name is no key, so nobody meets it half-written.
      const partial = join(dirname(path), `.${randomUUID()}.part`)
      try {
        await writeFile(partial, content)
        await rename(partial, path)
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
    },
    get: (key) => orMissing(readFile(pathOf(key))),
    async openStream(key) {
      const file = await orMissing(open(pathOf(key)))
      if (!file) return undefined
      const stats = await file.stat({ bigint: true })
      if (!stats.isFile()) {
        await file.close()
        return undefined
      }
      return { stream: file.createReadStream(), bytes: Number(stats.size), etag: etagOf(stats) }
    },
    async remove(keys) {
      await Promise.all(keys.map((key) => orMissing(rm(pathOf(key), { force: true }))))
    },
    async *list(folder): AsyncGenerator<StoredFile> {
      const root = folder === '' ? directory : pathOf(folder)
      const entries = await orMissing(opendir(root, { recursive: true }))
      if (!entries) return
      for await (const entry of entries) {
        const path = join(entry.parentPath, entry.name)
        const key = relative(directory, path).split(sep).join('/')
        if (!entry.isFile() || !isFileKey(key)) continue
        const stats = await orMissing(stat(path))
        if (stats) yield { key, bytes: stats.size, modifiedAt: stats.mtime }
      }
    },
  }
}
