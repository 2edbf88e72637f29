import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { GOOGLE_CALLBACK_PATH } from '@millyard/contracts'
import {
  applyMigrations,
  initialiseServer,
  migrationsDirectory,
  repositoryRoot,
  serviceDatabaseUrl,
} from '@millyard/service-kit/database'
import { type PostgresServer, removeCluster, startPostgres } from '@millyard/service-kit/testing/postgres'
import type { DemoAccount } from './accounts.ts'
import { buildApp, prepareWorkspace } from './builds.ts'
import { startCarrierEmulator } from './carrier-emulator/server.ts'
import { clockOffsetMs } from './clock.ts'
import {
  appEnvironment,
  GOOGLE_TEST_CLIENT,
  machineEnvironment,
  readEnvFile,
  readRealServices,
  type StackPlan,
  type StackUrls,
  serviceEnvironment,
  stackUrls,
} from './environment.ts'
import { startGoogleEmulator } from './google-emulator/server.ts'
import { endLeftovers } from './leftovers.ts'
import { APPS, type AppName, EMULATORS, PARTS, type PartName, SERVICES, type ServiceName } from './names.ts'
import { assertPortsFree, defaultPorts, freePorts, type Ports } from './ports.ts'
import { type Progress, silentProgress } from './progress.ts'
import { startResendEmulator } from './resend-emulator.ts'
import { loadSecrets } from './secrets.ts'
import { loadSeedModule, readSeedMark, type SeedLevel, writeSeedMark } from './seed.ts'
import { findRunningStack, removeStackFile, type StackFile, writeStackFile } from './stack-file.ts'
import { type ProcessPlan, Supervisor, type SupervisorEvent } from './supervisor.ts'

const SEED_TITLES = { base: 'Base data', sample: 'A sample of the demo marketplace', demo: 'Demo marketplace' } as const

export interface StackOptions {
  /** Where databases, mails, pictures, keys and logs live. Default `.data` in the repository. */
  dataDir?: string
  /** `default`: the usual ones, so that a person finds them. `free`: any, for a stack beside another. */
  ports?: 'default' | 'free'
  /** `start`: built apps. `dev`: live reload for services and apps. Default `start`. */
  mode?: 'start' | 'dev'
  /** Which apps run. Default all. */
  apps?: readonly AppName[]
  /** Which services run. Default all. */
  services?: readonly ServiceName[]
  /** What a new data folder is filled with. Default `demo`. */
  seed?: SeedLevel | 'none'
  /** Settings of services beside those of `.env`: deadlines, windows, limits. */
  settings?: NodeJS.ProcessEnv
  /** False: the database is fast and would not survive a crash of the machine. Default true. */
  durable?: boolean
  /** Default: silent. */
  progress?: Progress
  onEvent?: (event: SupervisorEvent) => void
}

export interface Stack {
  urls: StackUrls
  ports: Ports
  dataDir: string
  logDir: string
  /** The content of `.data/stack.json`. */
  file: StackFile
  accounts: readonly DemoAccount[]
  supervisor: Supervisor
  databaseUrl(service: ServiceName): string
  /** Ends PostgreSQL as a crash of the database would, and starts it again. */
  restartPostgres(): Promise<void>
  /** Ends apps, services, emulators, database, in this order. */
  stop(): Promise<void>
}

/**
 * Brings up the whole of Millyard on this machine: database, emulators, services, apps, data. Everything that can happen at
 * the same time does. What it started it also ends: by `stop`, when this process dies, or when the start itself fails.
 *
 * @throws Error that says what is wrong and what to do: a busy port, a stack that runs already, a process that ended with
 *   its last words, a build that failed.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const dataDir = options.dataDir ?? join(repositoryRoot(), '.data')
  const running = findRunningStack(dataDir)
  if (running) throw new Error(describeRunning(running))
  await endLeftovers(dataDir)
  const stack = new StartingStack(options, dataDir)
  try {
    return await stack.start()
  } catch (error) {
    await stack.stop().catch(() => undefined)
    throw error
  }
}

/** Deletes a data folder, so that the next start begins anew. Refused while a stack uses it. */
export async function resetData(dataDir: string): Promise<void> {
  const running = findRunningStack(dataDir)
  if (running) throw new Error(`${describeRunning(running)}\nEnd it before its data is deleted.`)
  await endLeftovers(dataDir)
  await removeCluster(join(dataDir, 'postgres'))
  await rm(dataDir, { recursive: true, force: true })
}

function describeRunning(file: StackFile): string {
  return `Millyard runs here already (process ${file.pid}, since ${file.startedAt}): ${file.urls.storefront}
Press Ctrl-C in its terminal, or: kill ${file.pid}`
}

/** A stack on its way up. Keeps what has been started, so that a failure half-way leaves nothing behind. */
class StartingStack {
  readonly #options: StackOptions
  readonly #dataDir: string
  readonly #logDir: string
  readonly #progress: Progress
  readonly #supervisor: Supervisor
  readonly #closers: (() => Promise<void>)[] = []
  #postgres: PostgresServer | undefined
  #stopping: Promise<void> | undefined
  #file: StackFile | undefined

  constructor(options: StackOptions, dataDir: string) {
    this.#options = options
    this.#dataDir = dataDir
    this.#logDir = join(dataDir, 'logs')
    this.#progress = options.progress ?? silentProgress()
    this.#supervisor = new Supervisor({ logDir: this.#logDir, report: (event) => this.#onEvent(event) })
  }

  async start(): Promise<Stack> {
    const { mode = 'start', apps = APPS, services = SERVICES, seed = 'demo' } = this.#options
    const ports = this.#options.ports === 'free' ? await freePorts() : defaultPorts()
    const real = readRealServices(process.env)
    const wanted: PartName[] = [...apps, ...services, 'carrier', 'postgres']
    if (!real.stripe) wanted.push('stripe')
    if (!real.resend) wanted.push('resend')
    if (!real.google) wanted.push('google')
    await assertPortsFree(Object.fromEntries(wanted.map((part) => [part, ports[part]])))

    await this.#discardInterruptedSeed()
    await mkdir(this.#logDir, { recursive: true })
    const seedModule = seed === 'none' ? undefined : await loadSeedModule()
    const mark = await readSeedMark(this.#dataDir)
    const level = mark?.level ?? (seed === 'none' ? undefined : seed)
    const plan: StackPlan = {
      dataDir: this.#dataDir,
      ports,
      real,
      settings: { ...readEnvFile(), ...this.#options.settings },
      secrets: await loadSecrets(this.#dataDir),
      accounts: level === undefined ? [] : (seedModule?.accounts(level) ?? []),
      clockOffsetMs: () => clockOffsetMs(this.#dataDir),
    }
    const file = this.#describe(plan, mode, services)
    await writeStackFile(file)
    this.#file = file

    // A failure in one branch must not leave the others running on: `stop` waits for nobody, so all are awaited here.
    const builds = mode === 'start' ? this.#buildApps(apps) : Promise.resolve()
    const backend = this.#startBackend(plan, services, mode).then(async () => {
      if (seed !== 'none' && mark === undefined && seedModule) {
        await this.#progress.step(
          SEED_TITLES[seed],
          async () => {
            await writeSeedMark(this.#dataDir, { level: seed, state: 'begun' })
            await seedModule.seed(seed, {
              urls: file.urls,
              databases: Object.fromEntries(SERVICES.map((name) => [name, file.databases[name] ?? ''])) as Record<
                ServiceName,
                string
              >,
              dataDir: this.#dataDir,
              report: (text) => this.#progress.note(text),
            })
            await writeSeedMark(this.#dataDir, { level: seed, state: 'done' })
          },
          { announce: true },
        )
      }
    })
    throwFirst(await Promise.allSettled([builds, backend]))
    await Promise.all(
      apps.map((app) =>
        this.#progress.step(`${app} on ${ports[app]}`, () => this.#supervisor.start(this.#appPlan(plan, app, mode))),
      ),
    )
    file.pids = this.#pids()
    file.ready = true
    await writeStackFile(file)

    return {
      urls: stackUrls(ports),
      ports,
      dataDir: this.#dataDir,
      logDir: this.#logDir,
      file,
      accounts: plan.accounts,
      supervisor: this.#supervisor,
      databaseUrl: (service) => serviceDatabaseUrl(service, { host: '127.0.0.1', port: ports.postgres }),
      restartPostgres: () => this.#restartPostgres(ports.postgres),
      stop: () => this.stop(),
    }
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop(): Promise<void> {
    await this.#supervisor.stopAll([[...APPS], [...SERVICES], [...EMULATORS]])
    await Promise.allSettled(this.#closers.map((close) => close()))
    await this.#postgres?.stop()
    if (this.#file) await removeStackFile(this.#dataDir)
  }

  /** A seed that did not finish, or whose databases are gone, leaves half a marketplace: the next start begins anew. */
  async #discardInterruptedSeed(): Promise<void> {
    const mark = await readSeedMark(this.#dataDir)
    if (mark === undefined || (mark.state === 'done' && hasData(this.#dataDir))) return
    this.#progress.note('The demo data was not finished last time: starting over with empty databases')
    await removeCluster(join(this.#dataDir, 'postgres'))
    for (const name of await readdir(this.#dataDir)) {
      if (name !== 'keys' && name !== 'logs') await rm(join(this.#dataDir, name), { recursive: true, force: true })
    }
  }

  // --------------------------------------------------------------------------------------------------------------- parts

  async #startBackend(plan: StackPlan, services: readonly ServiceName[], mode: 'start' | 'dev'): Promise<void> {
    throwFirst(
      await Promise.allSettled([
        this.#startDatabases(plan),
        this.#startEmulators(plan),
        this.#progress.step('Database clients and mail templates', () => prepareWorkspace(this.#logDir)),
      ]),
    )
    await this.#progress.step(
      services.length === SERVICES.length ? 'Six services' : `Services ${services.join(', ')}`,
      async () =>
        throwFirst(
          await Promise.allSettled(
            services.map((service) => this.#supervisor.start(this.#servicePlan(plan, service, mode))),
          ),
        ),
    )
  }

  async #startDatabases(plan: StackPlan): Promise<void> {
    await this.#progress.step(`PostgreSQL on ${plan.ports.postgres}`, () => this.#launchPostgres(plan.ports.postgres))
    await this.#progress.step('Six databases, migrated', async () => {
      const server = this.#postgres
      if (!server) throw new Error('PostgreSQL is not running')
      await initialiseServer(server.adminUrl)
      const results = await Promise.all(
        SERVICES.map((service) => applyMigrations(serviceDatabaseUrl(service, server), migrationsDirectory(service))),
      )
      return results.flat().length
    })
  }

  async #launchPostgres(port: number): Promise<void> {
    const server = await startPostgres({
      dataDir: join(this.#dataDir, 'postgres'),
      port,
      durable: this.#options.durable ?? true,
      logFile: join(this.#logDir, 'postgres.log'),
    })
    this.#postgres = server
    void server.exited.then(async () => {
      if (this.#postgres !== server || this.#stopping) return
      this.#progress.warn('PostgreSQL ended unexpectedly; starting it again (its log: .data/logs/postgres.log)')
      await this.#launchPostgres(port).catch((error) => this.#progress.warn(String(error)))
    })
  }

  async #restartPostgres(port: number): Promise<void> {
    const server = this.#postgres
    this.#postgres = undefined
    await server?.stop()
    await this.#launchPostgres(port)
  }

  async #startEmulators(plan: StackPlan): Promise<void> {
    const { ports, secrets } = plan
    const tasks: Promise<void>[] = [
      startCarrierEmulator({
        port: ports.carrier,
        secret: secrets.carrierWebhookSecret,
        dataFile: join(this.#dataDir, 'carrier.json'),
        clockOffsetMs: plan.clockOffsetMs(),
      }).then((carrier) => void this.#closers.push(carrier.close)),
    ]
    if (!plan.real.resend) {
      tasks.push(
        startResendEmulator({ port: ports.resend, dataFile: join(this.#dataDir, 'mails.json') }).then(
          (resend) => void this.#closers.push(resend.close),
        ),
      )
    }
    if (!plan.real.google) {
      const urls = stackUrls(ports)
      tasks.push(
        startGoogleEmulator({
          port: ports.google,
          ...GOOGLE_TEST_CLIENT,
          redirectUris: [urls.storefront, urls['vendor-portal']].map((url) => `${url}${GOOGLE_CALLBACK_PATH}`),
        }).then((google) => void this.#closers.push(google.close)),
      )
    }
    if (!plan.real.stripe) tasks.push(this.#supervisor.start(this.#stripePlan(plan)))
    const names = [
      !plan.real.stripe && 'Stripe',
      !plan.real.resend && 'Resend',
      !plan.real.google && 'Google',
      'carrier',
    ].filter(Boolean)
    await this.#progress.step(`Emulators: ${names.join(', ')}`, async () => throwFirst(await Promise.allSettled(tasks)))
  }

  /** One after the other: a build uses all cores. */
  async #buildApps(apps: readonly AppName[]): Promise<void> {
    for (const app of apps) {
      if (this.#stopping) return
      await this.#progress.step(`Building ${app}`, () => buildApp(app, this.#logDir))
    }
  }

  #stripePlan(plan: StackPlan): ProcessPlan {
    const urls = stackUrls(plan.ports)
    const directory = join(repositoryRoot(), 'packages/stripe-emulator')
    return {
      name: 'stripe',
      command: process.execPath,
      args: [
        join(directory, 'src/main.ts'),
        ...['--port', String(plan.ports.stripe)],
        ...['--data', join(this.#dataDir, 'stripe.json')],
        ...['--webhook-url', `${urls.payment}/webhooks/stripe`],
        ...['--webhook-secret', plan.secrets.stripeWebhookSecret],
      ],
      cwd: directory,
      env: () => ({
        ...machineEnvironment(),
        MILLYARD_CLOCK_OFFSET_MS: String(plan.clockOffsetMs()),
      }),
      readyUrl: `${urls.stripe}/healthz`,
    }
  }

  #servicePlan(plan: StackPlan, service: ServiceName, mode: 'start' | 'dev'): ProcessPlan {
    const directory = join(repositoryRoot(), 'packages/services', service)
    const watch = mode === 'dev' ? ['--watch', '--watch-preserve-output'] : []
    return {
      name: service,
      command: process.execPath,
      args: [...watch, 'src/server.ts'],
      cwd: directory,
      env: () => serviceEnvironment(plan, service),
      readyUrl: `${stackUrls(plan.ports)[service]}/readyz`,
    }
  }

  #appPlan(plan: StackPlan, app: AppName, mode: 'start' | 'dev'): ProcessPlan {
    const directory = join(repositoryRoot(), 'apps', app)
    const host = process.env.MILLYARD_HOST ?? '127.0.0.1'
    return {
      name: app,
      command: process.execPath,
      args: [join(directory, 'node_modules/next/dist/bin/next'), mode, '-p', String(plan.ports[app]), '-H', host],
      cwd: directory,
      env: () => appEnvironment(plan, app, mode),
      readyUrl: `http://127.0.0.1:${plan.ports[app]}/healthz`,
      readyBelow: 500, // any answer of the app itself
      readyTimeoutMs: 120_000,
      stopTimeoutMs: 5_000,
    }
  }

  // ------------------------------------------------------------------------------------------------------ what is going on

  #describe(plan: StackPlan, mode: 'start' | 'dev', services: readonly ServiceName[]): StackFile {
    const server = { host: '127.0.0.1', port: plan.ports.postgres }
    return {
      pid: process.pid,
      startedAt: new Date().toISOString(),
      mode,
      dataDir: this.#dataDir,
      logDir: this.#logDir,
      urls: stackUrls(plan.ports),
      ports: Object.fromEntries(PARTS.map((part) => [part, plan.ports[part]])),
      postgres: { ...server, adminUrl: `postgres://postgres:postgres_dev_password@127.0.0.1:${server.port}/postgres` },
      services: [...services],
      databases: Object.fromEntries(SERVICES.map((service) => [service, serviceDatabaseUrl(service, server)])),
      emulatesStripe: !plan.real.stripe,
      emulatesResend: !plan.real.resend,
      accounts: [...plan.accounts],
      pids: {},
      ready: false,
    }
  }

  #pids(): Record<string, number> {
    return { ...this.#supervisor.pids(), ...(this.#postgres ? { postgres: this.#postgres.pid } : {}) }
  }

  #onEvent(event: SupervisorEvent): void {
    this.#options.onEvent?.(event)
    if ((event.type === 'ready' || event.type === 'restarted') && this.#file && !this.#stopping) {
      this.#file.pids = this.#pids()
      void writeStackFile(this.#file).catch(() => undefined)
    }
  }
}

/** Waits for all, then reports the first failure: nothing is left running unseen. */
function throwFirst(results: PromiseSettledResult<unknown>[]): void {
  const failures = results.filter((result) => result.status === 'rejected').map((result) => result.reason as unknown)
  if (failures.length === 0) return
  if (failures.length === 1) throw failures[0]
  const messages = [
    ...new Set(failures.map((failure) => (failure instanceof Error ? failure.message : String(failure)))),
  ]
  throw new AggregateError(failures, messages.join('\n\n'))
}

/** True when this data folder has been used before. */
export function hasData(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres/cluster/PG_VERSION'))
}
