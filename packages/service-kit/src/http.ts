import {
  AppError,
  type DomainEvent,
  ERROR_TABLE,
  HEADERS,
  newId,
  parseEvent,
  publishersOf,
  type ServiceName,
} from '@millyard/contracts'
import type { AnyRouter } from '@trpc/server'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { z } from 'zod'
import type { SteerableClock } from './clock.ts'
import { withCorrelation } from './correlation.ts'
import { errorBody, toAppError } from './errors.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'
import type { ServiceContext } from './procedures.ts'
import type { SigningKey } from './tokens.ts'

/** JSON bodies up to 1 MiB; uploads (multipart) up to 12 MiB, with their length stated. */
export const JSON_LIMIT_BYTES = 1024 * 1024
export const UPLOAD_LIMIT_BYTES = 12 * 1024 * 1024
const REQUEST_ID = /^[A-Za-z0-9_-]{8,80}$/

type HttpOptions<Deps> = {
  name: ServiceName
  deps: Deps
  router: AnyRouter
  log: Logger
  metrics: Metrics
  clock: SteerableClock
  signingKey: SigningKey
  trustedProxies: string
  devControls: boolean
  verifyAccessToken: ServiceContext<Deps>['verifyAccessToken']
  verifyServiceToken: ServiceContext<Deps>['verifyServiceToken']
  receive(event: DomainEvent): Promise<boolean>
  isReady(): Promise<boolean>
  runSweeps(): Promise<void>
}

function sendError(reply: FastifyReply, error: unknown, requestId: string, log: Logger) {
  const app = toAppError(error)
  if (app.code === 'INTERNAL') log.error({ err: app.cause, requestId }, 'request failed')
  return reply.status(ERROR_TABLE[app.code].http).send(errorBody(app, requestId))
}

/** A label from a closed set: what strangers type into the address must not become new time series. */
function procedureLabel(path: string, procedures: ReadonlySet<string>): string {
  return procedures.has(path) ? path : 'unknown'
}

/** Builds a service's HTTP face: its procedures, event intake, health, metrics and key set. */
export function createHttpServer<Deps>(options: HttpOptions<Deps>): FastifyInstance {
  const { log, metrics } = options
  const procedures = new Set(Object.keys(options.router._def.procedures))
  const app = fastify({
    logger: false,
    bodyLimit: JSON_LIMIT_BYTES,
    trustProxy: options.trustedProxies,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 2_000 },
    genReqId: (request) => {
      const given = request.headers[HEADERS.requestId]
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : newId('evt').slice(4)
    },
  })

  // Bodies stay text: webhooks are signed over their bytes, and tRPC parses for itself.
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))

  app.addHook('onRequest', (request, reply, done) => {
    reply.header(HEADERS.requestId, request.id)
    const given = request.headers[HEADERS.correlationId]
    withCorrelation(typeof given === 'string' && REQUEST_ID.test(given) ? given : request.id, done)
  })
  // A kept-alive connection whose last answer goes out while the service ends would hold it for another minute.
  let closing = false
  app.addHook('preClose', (done) => {
    closing = true
    done()
  })
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close')
    // Fastify closes the connection of a body that it will not read, and a client that still writes then loses the answer
    // to the broken pipe. Kept alive, Node reads the rest and throws it away.
    else if (reply.statusCode === 413) reply.removeHeader('connection')
    done()
  })
  app.addHook('onRequest', async (request) => {
    if (!request.headers['content-type']?.startsWith('multipart/')) return
    const length = Number(request.headers['content-length'])
    if (!(length <= UPLOAD_LIMIT_BYTES)) {
      throw new AppError('TOO_LARGE', {
        message: 'Uploads are limited to 12 MB.',
        details: { limitBytes: UPLOAD_LIMIT_BYTES },
      })
    }
  })
  app.addHook('onResponse', (request, reply, done) => {
    const path = request.url.split('?')[0] ?? ''
    const route = path.startsWith('/trpc/')
      ? procedureLabel(path.slice(6), procedures)
      : (request.routeOptions.url ?? 'unknown')
    metrics.requestSeconds.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1_000)
    const quiet = route === '/healthz' || route === '/readyz' || route === '/metrics'
    log[quiet ? 'trace' : 'info'](
      { requestId: request.id, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    )
    done()
  })
  app.setErrorHandler((error, request, reply) => sendError(reply, error, request.id, log))
  app.setNotFoundHandler((request, reply) =>
    sendError(reply, new AppError('NOT_FOUND', { message: 'There is nothing at this address.' }), request.id, log),
  )

  app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: options.router,
      // One request, one procedure: batches would multiply what a single request may cost, and nobody sends them.
      allowBatching: false,
      // Services send their queries as POST: two hundred lines to price do not fit into an address.
      allowMethodOverride: true,
      createContext: ({ req }): ServiceContext<Deps> => ({
        deps: options.deps,
        requestId: req.id,
        ip: req.ip,
        log: log.child({ requestId: req.id }),
        header: (name) => {
          const value = req.headers[name]
          return typeof value === 'string' ? value : undefined
        },
        verifyAccessToken: options.verifyAccessToken,
        verifyServiceToken: options.verifyServiceToken,
      }),
      onError: ({ error, path, req }) => {
        const appError = toAppError(error)
        if (appError.code === 'INTERNAL')
          log.error({ err: appError.cause, path, requestId: req.id }, 'procedure failed')
      },
    },
  } satisfies FastifyTRPCPluginOptions<AnyRouter>)

  app.get('/healthz', () => ({ ok: true, service: options.name }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await options.isReady()
    return reply.status(ready ? 200 : 503).send({ ready, service: options.name })
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
  app.get('/.well-known/service-jwks.json', () => ({ keys: [options.signingKey.publicJwk] }))

  app.post('/internal/events', async (request, reply) => {
    const token = request.headers[HEADERS.serviceToken]
    if (typeof token !== 'string')
      throw new AppError('UNAUTHENTICATED', { message: 'Events come from services alone.' })
    const caller = await options.verifyServiceToken(token)
    const event = readEvent(request.body)
    if (!publishersOf(event.type).includes(caller)) {
      throw new AppError('FORBIDDEN', { message: `The ${caller} service does not publish ${event.type}.` })
    }
    const isNew = await options.receive(event)
    metrics.eventsReceived.inc({ type: event.type, outcome: isNew ? 'new' : 'repeated' })
    log.debug({ eventId: event.id, type: event.type, caller, isNew }, 'event')
    return reply.send({ ok: true, isNew })
  })

  if (options.devControls) {
    app.post('/__dev/clock', async (request) => {
      const { offsetMs } = z.object({ offsetMs: z.int() }).parse(bodyJson(request.body))
      options.clock.setOffset(offsetMs)
      await options.runSweeps()
      return { now: options.clock.now().toISOString() }
    })
  }
  return app
}

/** Bodies arrive as text; plain routes parse them here. */
export function bodyJson(body: unknown): unknown {
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch (error) {
    throw new AppError('INVALID_JSON', { message: 'The request is not valid JSON.', cause: error })
  }
}

function readEvent(body: unknown): DomainEvent {
  try {
    return parseEvent(bodyJson(body))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('BAD_INPUT', { message: 'This is not an event that this service knows.', cause: error })
  }
}
