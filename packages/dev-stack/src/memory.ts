import { readdir, readFile } from 'node:fs/promises'

/**
 * The memory that a process and everything it started use, in bytes; memory that they share is counted once (Linux: PSS).
 * Undefined where the system does not tell.
 */
export async function measureMemory(rootPid: number): Promise<number | undefined> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = new Map<number, number>()
  await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1])
      if (parent > 0) parents.set(pid, parent)
    }),
  )
  const belongs = (pid: number): boolean => {
    for (let current: number | undefined = pid; current !== undefined; current = parents.get(current)) {
      if (current === rootPid) return true
    }
    return false
  }
  const sizes = await Promise.all(
    pids.filter(belongs).map(async (pid) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024
    }),
  )
  const total = sizes.reduce((sum, size) => sum + size, 0)
  return total > 0 ? total : undefined
}

/** `1.42 GiB`. */
export function formatBytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(2)} GiB`
}
