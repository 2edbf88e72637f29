import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import {
  applyMigrations,
  databasePackageDirectory,
  generateClient,
  initialiseServer,
  isServiceName,
  migrationStatus,
  migrationsDirectory,
  newMigration,
  repositoryRoot,
  resetDatabase,
  SERVICES,
  type ServiceName,
  serviceDatabaseUrl,
} from '@millyard/service-kit/database'
import { startPostgres } from '@millyard/service-kit/testing/postgres'

const USAGE = `Usage: pnpm db <service|all> <command>

  services   ${SERVICES.join(', ')}, or all
  generate   make the typed client from the schema (npm start and npm test do it by themselves)
  new NAME   write what the schema has and the migrations lack as a new migration
             --empty: an empty one, for SQL written by hand
  migrate    apply what is pending
  status     what is applied, pending, failed, edited
  reset      empty the database and apply everything again

migrate, status and reset work on the development database in .data (started for the purpose when no stack runs), or on
DATABASE_URL when it is set.`

/** `pnpm db …`. Returns the exit code. */
export async function runDb(words: string[]): Promise<number> {
  const [target = '', command = '', ...rest] = words
  const services = target === 'all' ? [...SERVICES] : isServiceName(target) ? [target] : []
  if (services.length === 0) return explain(target === '' ? undefined : `There is no service "${target}".`)

  switch (command) {
    case 'generate':
      for (const service of services) {
        await generateClient(databasePackageDirectory(service), { force: rest.includes('--force') })
        console.log(`${service}: the client is up to date`)
      }
      return 0
    case 'new': {
      const name = rest.find((word) => !word.startsWith('-'))
      if (name === undefined) return explain('A migration needs a name: pnpm db order new add-gift-message')
      for (const service of services) {
        const directory = databasePackageDirectory(service)
        const file = await newMigration(directory, name, { empty: rest.includes('--empty') })
        console.log(
          `${service}: ${file === undefined ? 'schema and migrations agree, nothing to write' : relative('', file)}`,
        )
        await generateClient(directory)
      }
      return 0
    }
    case 'migrate':
    case 'status':
    case 'reset':
      return withDatabases(services, async (service, url) => {
        const directory = migrationsDirectory(service)
        if (command === 'reset') await resetDatabase(url)
        if (command !== 'status') {
          const names = await applyMigrations(url, directory)
          console.log(`${service}: ${names.length === 0 ? 'nothing to apply' : `applied ${names.join(', ')}`}`)
          return true
        }
        const status = await migrationStatus(url, directory)
        const { applied, ...open } = status
        const notes = Object.entries(open).filter(([, names]) => names.length > 0)
        console.log(
          `${service}: ${applied.length} applied${notes.map(([kind, names]) => `; ${kind}: ${names.join(', ')}`).join('')}`,
        )
        return status.failed.length === 0
      })
    default:
      return explain(command === '' ? undefined : `There is no command "${command}".`)
  }
}

function explain(problem?: string): number {
  if (problem !== undefined) console.error(`${problem}\n`)
  console.log(USAGE)
  return problem === undefined ? 0 : 1
}

async function withDatabases(
  services: ServiceName[],
  work: (service: ServiceName, url: string) => Promise<boolean>,
): Promise<number> {
  const given = process.env.DATABASE_URL
  if (given !== undefined && given !== '') {
    const [service, ...others] = services
    if (service === undefined || others.length > 0)
      return explain('DATABASE_URL names one database: name one service too.')
    return (await work(service, given)) ? 0 : 1
  }

  const dataDir = join(repositoryRoot(), '.data')
  const running = await runningServer(dataDir)
  if (running !== undefined) return eachDatabase(services, running, work)
  await mkdir(dataDir, { recursive: true })
  const server = await startPostgres({ dataDir: join(dataDir, 'postgres'), durable: true })
  try {
    await initialiseServer(server.adminUrl)
    return await eachDatabase(services, server, work)
  } finally {
    await server.stop()
  }
}

async function eachDatabase(
  services: ServiceName[],
  server: { host: string; port: number },
  work: (service: ServiceName, url: string) => Promise<boolean>,
): Promise<number> {
  let isGood = true
  for (const service of services) isGood = (await work(service, serviceDatabaseUrl(service, server))) && isGood
  return isGood ? 0 : 1
}

async function runningServer(dataDir: string): Promise<{ host: string; port: number } | undefined> {
  const file = join(dataDir, 'postgres/cluster/postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = (await readFile(file, 'utf8')).split('\n')
  try {
    process.kill(Number(pid), 0)
    return { host: '127.0.0.1', port: Number(port) }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? { host: '127.0.0.1', port: Number(port) } : undefined
  }
}

if (import.meta.main) process.exitCode = await runDb(process.argv.slice(2))
