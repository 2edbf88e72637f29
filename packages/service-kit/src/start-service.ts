import type { ServiceName } from '@millyard/contracts'
import type { FastifyInstance } from 'fastify'
import { createClock, type SteerableClock } from './clock.ts'
import type { ServiceDefinition, ServiceModule } from './define-service.ts'
import type { BaseEnv, baseEnvSchema } from './env.ts'
import { assertSubscriptions, receiveEvent } from './events.ts'
import { createHttpServer } from './http.ts'
import { createLogger } from './logger.ts'
import { createMetrics } from './metrics.ts'
import { createServiceClient } from './service-client.ts'
import {
  createAccessTokenVerifier,
  createServiceTokenSigner,
  createServiceTokenVerifier,
  loadSigningKey,
} from './tokens.ts'
import { startWorker } from './worker.ts'

/** A service that answers. `close` finishes what is in flight, hands jobs back, and lets go of the database. */
export type RunningService<Deps> = {
  url: string
  deps: Deps
  clock: SteerableClock
  module: ServiceModule<Deps>
  app: FastifyInstance
  close(): Promise<void>
}

function serviceUrls(env: BaseEnv): Record<ServiceName, string> {
  return {
    auth: env.AUTH_URL,
    product: env.PRODUCT_URL,
    order: env.ORDER_URL,
    payment: env.PAYMENT_URL,
    shipping: env.SHIPPING_URL,
    notification: env.NOTIFICATION_URL,
  }
}

/**
 * Starts a service in this process with an environment that has been read. Without `sweepsEveryMinute` its sweeps run only
 * when somebody runs them: a test that counts statements, or waits for a state, is not to be met by the turn of a minute.
 */
export async function startService<EnvSchema extends typeof baseEnvSchema, Deps>(
  definition: ServiceDefinition<EnvSchema, Deps>,
  env: EnvSchema['_zod']['output'] & BaseEnv,
  { sweepsEveryMinute = true }: { sweepsEveryMinute?: boolean } = {},
): Promise<RunningService<Deps>> {
  const { name } = definition
  const log = createLogger(name, env.LOG_LEVEL)
  const clock = createClock(env.MILLYARD_CLOCK_OFFSET_MS)
  const signingKey = await loadSigningKey(env.SERVICE_SIGNING_JWK)
  const urls = serviceUrls(env)
  const sign = createServiceTokenSigner(name, signingKey)

  const module = await definition.build({
    env,
    clock,
    log,
    signingKey,
    client: (target) =>
      createServiceClient({ url: urls[target], target, sign, timeoutMs: env.SERVICE_CALL_TIMEOUT_MS }),
  })
  assertSubscriptions(name, module.events)

  const sweeps = module.sweeps ?? []
  let closing: Promise<void> | undefined
  const app = createHttpServer({
    name,
    deps: module.deps,
    router: module.router,
    log,
    metrics: createMetrics(name),
    clock,
    signingKey,
    trustedProxies: env.TRUSTED_PROXIES,
    devControls: env.MILLYARD_DEV_CONTROLS === '1',
    verifyAccessToken: createAccessTokenVerifier(urls.auth),
    verifyServiceToken: createServiceTokenVerifier(name, urls),
    receive: (event) => receiveEvent(module.deps, module.database, module.events, event),
    isReady: async () => {
      if (closing) return false
      return module.database.ping().then(
        () => true,
        () => false,
      )
    },
    runSweeps: async () => {
      for (const sweep of sweeps) await sweep.run(module.deps, clock)
    },
  })
  await module.routes?.(app)
  await module.onStart?.()

  const worker = await startWorker({
    databaseUrl: env.DATABASE_URL,
    deps: module.deps,
    clock,
    log,
    urls,
    sign,
    jobs: module.jobs ?? {},
    sweeps: sweepsEveryMinute ? sweeps : [],
  })
  const url = await app.listen({ host: env.HOST, port: env.PORT })
  log.info({ url }, 'listening')

  const closeAll = async () => {
    await Promise.all([app.close(), worker.stop()])
    await module.onClose?.()
    await module.database.close()
    log.info('closed')
  }

  return {
    url,
    deps: module.deps,
    clock,
    module,
    app,
    // A second call waits for the first: SIGTERM and Ctrl-C may both arrive.
    close: () => {
      closing ??= closeAll()
      return closing
    },
  }
}
