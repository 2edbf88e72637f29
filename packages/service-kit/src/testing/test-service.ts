import {
  type DomainEvent,
  type EventData,
  type EventType,
  HEADERS,
  newEvent,
  newId,
  publishersOf,
  type ServiceName,
} from '@millyard/contracts'
import { type CreateTRPCClient, createTRPCClient, httpLink } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'
import type { ServiceDefinition } from '../define-service.ts'
import { type baseEnvSchema, readEnv } from '../env.ts'
import { type RunningService, startService } from '../start-service.ts'
import { createTestDatabase } from './postgres.ts'
import { startTestPeers, type TestPeers } from './test-peers.ts'

/** A service under test: real HTTP, a database of its own, peers around it. */
export type TestService<Router extends AnyRouter, Deps> = RunningService<Deps> & {
  peers: TestPeers
  databaseUrl: string
  /** A typed client; without a token it is anonymous. */
  as(token?: string, headers?: Record<string, string>): CreateTRPCClient<Router>
  /** A client that calls as another service. */
  asService(caller: ServiceName): CreateTRPCClient<Router>
  /** Delivers an event over HTTP as its publisher would; the answer says whether it was new. */
  deliver<T extends EventType>(type: T, aggregateId: string, data: EventData<T>): Promise<DomainEvent<T>>
  redeliver(event: DomainEvent): Promise<Response>
}

/** A client over plain HTTP, one request per call. */
export function testClient<Router extends AnyRouter>(
  url: string,
  headers: Record<string, string>,
): CreateTRPCClient<Router> {
  return createTRPCClient<AnyRouter>({
    links: [httpLink({ url: `${url}/trpc`, headers })],
  }) as unknown as CreateTRPCClient<Router>
}

/**
 * Starts a service on a free port with a database cloned from its migrated template. Close it in `afterAll`: that drops
 * the database. Its sweeps run when the test runs them, or moves the development clock.
 */
export async function startTestService<Router extends AnyRouter, EnvSchema extends typeof baseEnvSchema, Deps>(
  definition: ServiceDefinition<EnvSchema, Deps>,
  env: Record<string, string> = {},
): Promise<TestService<Router, Deps>> {
  const [database, peers] = await Promise.all([createTestDatabase(definition.name), startTestPeers()])
  const running = await startService(
    definition,
    readEnv(definition.env, {
      NODE_ENV: 'test',
      PORT: '0',
      LOG_LEVEL: 'fatal',
      MILLYARD_DEV_CONTROLS: '1',
      DATABASE_URL: database.url,
      AUTH_URL: peers.url,
      PRODUCT_URL: peers.url,
      ORDER_URL: peers.url,
      PAYMENT_URL: peers.url,
      SHIPPING_URL: peers.url,
      NOTIFICATION_URL: peers.url,
      ...env,
    } as NodeJS.ProcessEnv),
    { sweepsEveryMinute: false },
  )
  const redeliver = async (event: DomainEvent) =>
    fetch(`${running.url}/internal/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [HEADERS.serviceToken]: await peers.serviceToken(
          publishersOf(event.type)[0] ?? definition.name,
          definition.name,
        ),
      },
      body: JSON.stringify(event),
    })
  return {
    ...running,
    peers,
    databaseUrl: database.url,
    as: (token, headers = {}) =>
      testClient<Router>(running.url, { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) }),
    asService: (caller) =>
      createTRPCClient<AnyRouter>({
        links: [
          httpLink({
            url: `${running.url}/trpc`,
            headers: async () => ({ [HEADERS.serviceToken]: await peers.serviceToken(caller, definition.name) }),
          }),
        ],
      }) as unknown as CreateTRPCClient<Router>,
    deliver: async (type, aggregateId, data) => {
      const event = newEvent(type, { aggregateId, correlationId: newId('evt'), occurredAt: running.clock.now(), data })
      const response = await redeliver(event as DomainEvent)
      if (!response.ok) throw new Error(`${type} was refused: ${response.status} ${await response.text()}`)
      return event
    },
    redeliver,
    close: async () => {
      await running.close()
      await peers.close()
      await database.drop()
    },
  }
}
