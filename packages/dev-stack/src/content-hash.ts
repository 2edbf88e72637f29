import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

const SKIPPED = new Set(['node_modules', '.next', 'dist', 'generated', '.turbo', 'test-results'])
const NOT_BUILT = /\.(test|spec)\.tsx?$|\.md$|^next-env\.d\.ts$|\.tsbuildinfo$/

/** A hash over the content of files and folders below `root`, so that a build is made again when, and only when, its sources changed. */
export async function hashSources(root: string, paths: string[]): Promise<string> {
  const files = (await Promise.all(paths.map((path) => listFiles(join(root, path))))).flat().sort()
  const contents = await Promise.all(files.map((file) => readFile(file)))
  const hash = createHash('sha256')
  for (const [index, file] of files.entries()) {
    hash.update(`${relative(root, file)}\0`).update(contents[index] ?? '')
  }
  return hash.digest('hex')
}

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTDIR') return undefined
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (entries === undefined) return [path]
  const nested = await Promise.all(
    entries
      .filter((entry) => !SKIPPED.has(entry.name) && !NOT_BUILT.test(entry.name))
      .map((entry) => {
        const file = join(path, entry.name)
        if (entry.isDirectory()) return listFiles(file)
        return entry.isFile() ? [file] : []
      }),
  )
  return nested.flat()
}
