import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { withFileLock } from './file-lock.ts'
import { databasePackageDirectory, isServiceName, SERVICES } from './services.ts'

/**
 * Generates the Prisma client of a database package, unless its schema is the one that the client on disk was made from.
 * Downloads nothing. Two processes may call it at once. Returns whether it generated.
 */
export async function generateClient(packageDirectory: string, options: { force?: boolean } = {}): Promise<boolean> {
  const generated = join(packageDirectory, 'src/generated')
  const stampFile = join(generated, '.stamp')
  const stamp = await hashSchema(packageDirectory)
  const isCurrent = async () => (await readFile(stampFile, 'utf8').catch(() => '')) === stamp
  if (!options.force && (await isCurrent())) return false

  return withFileLock(join(packageDirectory, 'node_modules/.generate.lock'), async () => {
    if (!options.force && (await isCurrent())) return false
    await runPrismaGenerate(packageDirectory)
    await mkdir(generated, { recursive: true })
    await writeFile(stampFile, stamp)
    return true
  })
}

/** Generates all six, two at a time (each is a process that keeps one core busy). Returns the names that were generated. */
export async function generateAllClients(options: { force?: boolean } = {}): Promise<string[]> {
  const queue = [...SERVICES]
  const done: string[] = []
  const worker = async () => {
    for (let service = queue.shift(); service !== undefined; service = queue.shift()) {
      if (await generateClient(databasePackageDirectory(service), options)) done.push(service)
    }
  }
  await Promise.all([worker(), worker()])
  return done
}

async function hashSchema(packageDirectory: string): Promise<string> {
  const hash = createHash('sha256').update(prismaVersion())
  const schemaDirectory = join(packageDirectory, 'schema')
  const files = (await readdir(schemaDirectory)).filter((file) => file.endsWith('.prisma')).sort()
  for (const file of [
    ...files.map((name) => join(schemaDirectory, name)),
    join(packageDirectory, 'prisma.config.ts'),
  ]) {
    hash.update(file.slice(packageDirectory.length)).update(await readFile(file))
  }
  return hash.digest('hex')
}

const require = createRequire(import.meta.url)

function prismaVersion(): string {
  return (require('prisma/package.json') as { version: string }).version
}

async function runPrismaGenerate(packageDirectory: string): Promise<void> {
  const child = spawn(process.execPath, [require.resolve('prisma/build/index.js'), 'generate', '--no-hints'], {
    cwd: packageDirectory,
    env: {
      ...process.env,
      // `generate` never starts the schema engine, but downloads it when it is missing. Any executable keeps it from that.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const code = await new Promise<number | null>((settle, reject) => child.on('error', reject).on('close', settle))
  if (code !== 0) throw new Error(`prisma generate failed in ${packageDirectory}:\n${output.trim()}`)
}

if (import.meta.main) {
  const words = process.argv.slice(2)
  const force = words.includes('--force')
  const names = words.filter(isServiceName)
  if (words.includes('--all')) {
    const done = await generateAllClients({ force })
    console.log(
      done.length === 0 ? 'Database clients are up to date' : `Generated database clients: ${done.join(', ')}`,
    )
  } else {
    const directories = names.length > 0 ? names.map(databasePackageDirectory) : [resolve('.')]
    for (const directory of directories) await generateClient(directory, { force })
  }
}
