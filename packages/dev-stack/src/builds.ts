import { spawn } from 'node:child_process'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateAllClients, repositoryRoot, withFileLock } from '@millyard/service-kit/database'
import { forgetProcess, reapOnExit } from '@millyard/service-kit/testing/reaper'
import { hashSources } from './content-hash.ts'
import type { AppName } from './names.ts'

/** Workspace packages that are compiled into an app. */
const APP_SOURCES = ['api-client', 'config', 'contracts', 'money', 'ui', 'web-kit'].map((name) => `packages/${name}`)

/** Makes what is generated and not committed: database clients and mail templates. Quick when nothing changed. */
export async function prepareWorkspace(logDir: string): Promise<void> {
  await Promise.all([generateAllClients(), buildEmail(logDir)])
}

async function buildEmail(logDir: string): Promise<void> {
  const root = repositoryRoot()
  const directory = join(root, 'packages/email')
  if (!existsSync(join(directory, 'build.ts'))) return
  await buildWhenChanged({
    title: 'mail templates',
    stampFile: join(directory, 'dist/.stamp'),
    sources: ['packages/email', 'packages/contracts', 'packages/money', 'pnpm-lock.yaml'],
    isComplete: () => existsSync(join(directory, 'dist/index.js')),
    command: [process.execPath, join(directory, 'build.ts')],
    cwd: directory,
    logFile: join(logDir, 'build-email.log'),
  })
}

/** Builds an app with `next build`, unless its last build was made from the same sources. Returns whether it built. */
export async function buildApp(app: AppName, logDir: string): Promise<boolean> {
  const directory = join(repositoryRoot(), 'apps', app)
  return buildWhenChanged({
    title: app,
    stampFile: join(directory, '.next/.millyard-build'),
    sources: [`apps/${app}`, ...APP_SOURCES, 'pnpm-lock.yaml'],
    isComplete: () => existsSync(join(directory, '.next/BUILD_ID')),
    command: [process.execPath, join(directory, 'node_modules/next/dist/bin/next'), 'build'],
    cwd: directory,
    logFile: join(logDir, `build-${app}.log`),
  })
}

interface Build {
  title: string
  stampFile: string
  sources: string[]
  isComplete: () => boolean
  command: [string, ...string[]]
  cwd: string
  logFile: string
}

async function buildWhenChanged(build: Build): Promise<boolean> {
  const isCurrent = async () => {
    const stamp = await hashSources(repositoryRoot(), build.sources)
    const made = await readFile(build.stampFile, 'utf8').catch(() => '')
    return { stamp, yes: made === stamp && build.isComplete() }
  }
  if ((await isCurrent()).yes) return false
  return withFileLock(join(build.cwd, 'node_modules/.build.lock'), async () => {
    const { stamp, yes } = await isCurrent() // another process may have built it while we waited
    if (yes) return false
    await runBuild(build)
    await mkdir(join(build.stampFile, '..'), { recursive: true })
    await writeFile(build.stampFile, stamp)
    return true
  })
}

async function runBuild({ title, command: [program, ...args], cwd, logFile }: Build): Promise<void> {
  const log = createWriteStream(logFile)
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', CI: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  const { pid } = child
  if (pid !== undefined) reapOnExit(pid)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log.write(chunk)
      said = (said + chunk.toString()).slice(-6_000)
    })
  }
  const code = await new Promise<number | null>((settle, reject) => child.once('error', reject).once('close', settle))
  if (pid !== undefined) forgetProcess(pid)
  log.end()
  if (code !== 0) throw new Error(`Building ${title} failed (all of it in ${logFile}):\n${said.trim()}`)
}
