import type { ServiceName } from '@millyard/contracts'
import type { AnyRouter } from '@trpc/server'
import type { FastifyInstance } from 'fastify'
import type { SteerableClock } from './clock.ts'
import type { Database } from './database.ts'
import type { BaseEnv, baseEnvSchema } from './env.ts'
import type { EventHandlers } from './events.ts'
import type { JobTable, Sweep } from './jobs.ts'
import type { Logger } from './logger.ts'
import type { ServiceClient } from './service-client.ts'
import type { SigningKey } from './tokens.ts'

/** What the kit hands to a service while it wires itself. */
export type ServiceKit<Env extends BaseEnv> = {
  env: Env
  clock: SteerableClock
  log: Logger
  /** This service's own key for calls to others. */
  signingKey: SigningKey
  /** A typed client for another service: `kit.client<ProductRouter>('product')`. */
  client<Router extends AnyRouter>(target: ServiceName): ServiceClient<Router>
}

/** A wired service: its container's content and the tables that the kit runs. */
// biome-ignore lint/suspicious/noExplicitAny: the client's type is inferred from the database that the service gives
export type ServiceModule<Deps, Client = any> = {
  deps: Deps
  database: Database<Client>
  router: AnyRouter
  /** Event type → handler. */
  events: EventHandlers<Deps, Client>
  /** Job name → definition. */
  jobs?: JobTable<Deps>
  sweeps?: Sweep<Deps>[]
  /** Plain HTTP routes: webhooks, media, key sets. Everything else is a procedure. */
  routes?(app: FastifyInstance): void | Promise<void>
  /** Runs once before the service listens. */
  onStart?(): Promise<void>
  onClose?(): Promise<void>
}

export type ServiceDefinition<EnvSchema extends typeof baseEnvSchema, Deps> = {
  name: ServiceName
  env: EnvSchema
  /** Names of the service's own variables that production cannot do without. */
  requiredInProduction?: readonly string[]
  build(kit: ServiceKit<EnvSchema['_zod']['output'] & BaseEnv>): ServiceModule<Deps> | Promise<ServiceModule<Deps>>
}

/** States what a service is. `runService` makes it a process; tests start it in their own. */
export function defineService<EnvSchema extends typeof baseEnvSchema, Deps>(
  definition: ServiceDefinition<EnvSchema, Deps>,
): ServiceDefinition<EnvSchema, Deps> {
  return definition
}
