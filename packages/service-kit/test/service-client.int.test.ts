import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createServiceClient, fromServiceError } from '../src/service-client.ts'
import type { SampleRouter } from './sample-service.ts'

test('a service that takes a call and never answers is given up, as unavailable, and the line is cut', async () => {
  const calls: IncomingMessage[] = []
  const server = createServer((request) => void calls.push(request)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = createServiceClient<SampleRouter>({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: 'shipping',
    sign: async () => 'token',
    timeoutMs: 100,
  })
  const failure: unknown = await client.hello.query().then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(fromServiceError('shipping', failure)).toMatchObject({
    code: 'UNAVAILABLE',
    details: { service: 'shipping' },
  })
  const [call] = calls
  if (call && !call.destroyed) await new Promise((resolve) => call.once('close', resolve))
  server.closeAllConnections()
  server.close()
})
