import { readdir, readFile, readlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { findFreePort } from '@millyard/service-kit/testing/postgres'
import { PARTS, type PartName } from './names.ts'

export type Ports = Record<PartName, number>

export const DEFAULT_PORTS: Ports = {
  storefront: 3000,
  'vendor-portal': 3001,
  admin: 3002,
  auth: 8002,
  product: 8003,
  order: 8004,
  payment: 8005,
  shipping: 8006,
  notification: 8007,
  stripe: 8010,
  resend: 8011,
  carrier: 8012,
  google: 8013,
  postgres: 8020,
}

/** `vendor-portal` → `MILLYARD_PORT_VENDOR_PORTAL`, the variable that moves it. */
export function portVariable(part: PartName): string {
  return `MILLYARD_PORT_${part.toUpperCase().replaceAll('-', '_')}`
}

/** The usual ports, each of which an environment variable may move. */
export function defaultPorts(env: NodeJS.ProcessEnv = process.env): Ports {
  const ports = { ...DEFAULT_PORTS }
  for (const part of PARTS) {
    const given = env[portVariable(part)]
    if (given === undefined || given === '') continue
    const port = Number(given)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`${portVariable(part)} must be a port between 1 and 65535, not "${given}".`)
    }
    ports[part] = port
  }
  return ports
}

/** Ports that nobody uses right now, for a second stack beside the first. */
export async function freePorts(): Promise<Ports> {
  const ports = { ...DEFAULT_PORTS }
  const taken = new Set<number>()
  for (const part of PARTS) {
    let port = await findFreePort()
    while (taken.has(port)) port = await findFreePort()
    taken.add(port)
    ports[part] = port
  }
  return ports
}

/**
 * Makes sure that every port can be used.
 * @throws Error that names each busy port, who has it, and what to do.
 */
export async function assertPortsFree(ports: Partial<Ports>): Promise<void> {
  const entries = Object.entries(ports) as [PartName, number][]
  const problems = await Promise.all(
    entries.map(async ([part, port]) => {
      if (await isFree(port)) return undefined
      const owner = await findPortOwner(port)
      const who = owner === undefined ? 'another program' : `${owner.command} (process ${owner.pid})`
      const end = owner === undefined ? 'End that program' : `End it (kill ${owner.pid})`
      return `Port ${port}, which the ${part} needs, is in use by ${who}.\n  ${end}, or use another port: ${portVariable(part)}=${port + 10_000} npm start`
    }),
  )
  const busy = problems.filter((problem) => problem !== undefined)
  if (busy.length > 0) throw new Error(busy.join('\n'))
}

async function isFree(port: number): Promise<boolean> {
  // Asked for loopback and for all addresses: a listener on either is in the way.
  for (const host of ['127.0.0.1', undefined]) {
    const server = createServer()
    const free = await new Promise<boolean>((settle) => {
      server.once('error', (error: NodeJS.ErrnoException) => settle(error.code !== 'EADDRINUSE'))
      server.listen({ port, host, exclusive: true }, () => settle(true))
    })
    await new Promise((settle) => server.close(settle))
    if (!free) return false
  }
  return true
}

/** The process that listens on a port, where the system tells (Linux; for other users' processes root alone sees it). */
export async function findPortOwner(port: number): Promise<{ pid: number; command: string } | undefined> {
  const inodes = await listeningInodes(port)
  if (inodes.size === 0) return undefined
  for (const pid of (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))) {
    for (const descriptor of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1]
      if (inode === undefined || !inodes.has(inode)) continue
      const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').trim()
      return { pid: Number(pid), command: command === '' ? 'a process' : command.slice(0, 120) }
    }
  }
  return undefined
}

async function listeningInodes(port: number): Promise<Set<string>> {
  const inodes = new Set<string>()
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0')
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of (await readFile(table, 'utf8').catch(() => '')).split('\n').slice(1)) {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/)
      if (state === '0A' && inode !== undefined && local?.endsWith(`:${hexPort}`)) inodes.add(inode)
    }
  }
  return inodes
}
