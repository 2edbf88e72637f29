import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { assertPortsFree, DEFAULT_PORTS, defaultPorts, freePorts } from './ports.ts'

test('a busy port is explained: which, who has it, and what to do', async () => {
  const server = createServer()
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  try {
    await assertPortsFree({ storefront: port })
    expect.unreachable()
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    expect(message).toContain(`Port ${port}, which the storefront needs, is in use by`)
    expect(message).toContain('MILLYARD_PORT_STOREFRONT=')
    if (process.platform === 'linux') expect(message).toContain(`(process ${process.pid})`)
  } finally {
    server.close()
  }
})

test('free ports pass, and no two parts get the same', async () => {
  const ports = await freePorts()
  expect(new Set(Object.values(ports)).size).toBe(Object.keys(DEFAULT_PORTS).length)
  await expect(assertPortsFree(ports)).resolves.toBeUndefined()
})

test('a port is moved by its variable, and nonsense in it is refused', () => {
  expect(defaultPorts({ MILLYARD_PORT_VENDOR_PORTAL: '4001' })).toEqual({ ...DEFAULT_PORTS, 'vendor-portal': 4001 })
  expect(() => defaultPorts({ MILLYARD_PORT_ADMIN: 'x' })).toThrow('MILLYARD_PORT_ADMIN must be a port')
})
