import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { repositoryRoot } from '@millyard/service-kit/database'
import { isAlive, readStackFile, stackFilePath } from './stack-file.ts'

/**
 * Clears up after a stack that was killed. The reaper ends its processes within seconds; this waits for it, then ends what
 * is left (a machine without a shell), provided that it is a process of this repository.
 */
export async function endLeftovers(dataDir: string): Promise<void> {
  const file = readStackFile(dataDir)
  if (!file || isAlive(file.pid)) return
  const ours = Object.values(file.pids).filter((pid) => isAlive(pid) && isOurs(pid))
  for (let waited = 0; waited < 7_000 && ours.some(isAlive); waited += 100) await sleep(100)
  for (const pid of ours) {
    if (!isAlive(pid) || !isOurs(pid)) continue
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
    } catch {
      // It ended in the meantime.
    }
  }
  await rm(stackFilePath(dataDir), { force: true })
}

/** Never signal a stranger that has been given the number of a process of ours. */
function isOurs(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    const folder = readFileSync(`/proc/${pid}/environ`, 'utf8')
    return command.includes(repositoryRoot()) || folder.includes(`PWD=${repositoryRoot()}`)
  } catch {
    return false
  }
}
