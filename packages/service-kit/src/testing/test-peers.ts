import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  ACCESS_TOKEN_ISSUER,
  type AccessClaims,
  type DomainEvent,
  type EventType,
  newId,
  parseEvent,
  type ServiceName,
  STAFF_PERMISSIONS,
  VENDOR_PERMISSIONS,
} from '@millyard/contracts'
import { SignJWT } from 'jose'
import { loadSigningKey } from '../tokens.ts'

type TokenOptions = { expiresInSeconds?: number; issuer?: string }

/**
 * Everything around the one service under test: it publishes the keys that the service trusts, signs tokens for people
 * and for other services, and collects the events that the service delivers.
 */
export type TestPeers = {
  url: string
  /** Events that the service has delivered, in the order of arrival, one entry per subscriber. */
  delivered: { subscriber: ServiceName | undefined; event: DomainEvent }[]
  /** Waits until an event of this type (and aggregate) was delivered. */
  waitForEvent<T extends EventType>(type: T, aggregateId?: string): Promise<DomainEvent<T>>
  accessToken(claims: Partial<AccessClaims> & Pick<AccessClaims, 'aud'>, options?: TokenOptions): Promise<string>
  customerToken(userId?: string): Promise<string>
  vendorToken(vendorId?: string, permissions?: readonly string[]): Promise<string>
  adminToken(permissions?: readonly string[]): Promise<string>
  serviceToken(caller: ServiceName, audience: ServiceName): Promise<string>
  close(): Promise<void>
}

const WAIT_LIMIT_MS = 10_000

/** Starts the peers on a free port. Point every `*_URL` of the service at `url`. */
export async function startTestPeers(): Promise<TestPeers> {
  const key = await loadSigningKey(undefined)
  const delivered: TestPeers['delivered'] = []
  const listeners = new Set<() => void>()

  const server: Server = createServer((request, response) => {
    if (request.url?.startsWith('/.well-known/')) {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ keys: [key.publicJwk] }))
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.url !== '/internal/events') {
        response.writeHead(404).end()
        return
      }
      delivered.push({ subscriber: undefined, event: parseEvent(JSON.parse(Buffer.concat(chunks).toString())) })
      response.setHeader('content-type', 'application/json')
      response.end('{"ok":true}')
      for (const listener of listeners) listener()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const sign = (claims: Record<string, unknown>, options: TokenOptions = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
      .setIssuer(options.issuer ?? ACCESS_TOKEN_ISSUER)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1_000) + (options.expiresInSeconds ?? 600))
      .sign(key.privateKey)

  const accessToken: TestPeers['accessToken'] = (claims, options) =>
    sign({ sub: newId('usr'), sid: newId('ses'), name: 'Test Person', permissions: [], ...claims }, options)

  return {
    url,
    delivered,
    waitForEvent: <T extends EventType>(type: T, aggregateId?: string) =>
      new Promise<DomainEvent<T>>((resolve, reject) => {
        const check = () => {
          const found = delivered.find(
            ({ event }) => event.type === type && (aggregateId === undefined || event.aggregateId === aggregateId),
          )
          if (!found) return
          listeners.delete(check)
          clearTimeout(timer)
          resolve(found.event as DomainEvent<T>)
        }
        const timer = setTimeout(() => {
          listeners.delete(check)
          reject(
            new Error(`No ${type} arrived. Arrived: ${delivered.map(({ event }) => event.type).join(', ') || 'none'}`),
          )
        }, WAIT_LIMIT_MS)
        listeners.add(check)
        check()
      }),
    accessToken,
    customerToken: (userId = newId('usr')) => accessToken({ aud: 'storefront', sub: userId }),
    vendorToken: (vendorId = newId('ven'), permissions = VENDOR_PERMISSIONS) =>
      accessToken({ aud: 'vendor', vendorId, permissions: [...permissions] }),
    adminToken: (permissions = STAFF_PERMISSIONS) => accessToken({ aud: 'admin', permissions: [...permissions] }),
    serviceToken: (caller, audience) => sign({ aud: audience }, { issuer: caller, expiresInSeconds: 60 }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
