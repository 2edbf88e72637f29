import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

/** Keeps files under keys like `3f/img_…-640.webp`. A folder here; an object store has the same five verbs. */
export type MediaStore = {
  /** Writes the whole file or nothing. */
  put(key: string, content: Buffer): Promise<void>
  get(key: string): Promise<Buffer | undefined>
  /** Undefined when there is no such file. */
  openStream(key: string): Promise<{ stream: Readable; bytes: number } | undefined>
  remove(keys: readonly string[]): Promise<void>
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

/** A media store in a folder. Keys come from this service alone, never from a request: see media.routes.ts. */
export function createMediaStore(directory: string): MediaStore {
  return {
    async put(key, content) {
      const path = join(directory, key)
      await mkdir(dirname(path), { recursive: true })
      const partial = `${path}.${process.pid}.part`
      await writeFile(partial, content)
      await rename(partial, path)
    },
    async get(key) {
      try {
        return await readFile(join(directory, key))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    async openStream(key) {
      try {
        const file = await open(join(directory, key))
        const { size } = await file.stat()
        return { stream: file.createReadStream(), bytes: size }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    async remove(keys) {
      await Promise.all(keys.map((key) => rm(join(directory, key), { force: true })))
    },
  }
}
