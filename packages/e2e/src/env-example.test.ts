import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { service as auth } from '@millyard/auth-service/service'
import { service as notification } from '@millyard/notification-service/service'
import { service as order } from '@millyard/order-service/service'
import { service as payment } from '@millyard/payment-service/service'
import { service as product } from '@millyard/product-service/service'
import { repositoryRoot } from '@millyard/service-kit/database'
import { service as shipping } from '@millyard/shipping-service/service'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { readRealServices } from '../../dev-stack/src/environment.ts'
import { PARTS } from '../../dev-stack/src/names.ts'
import { DEFAULT_PORTS, defaultPorts, portVariable } from '../../dev-stack/src/ports.ts'
import { webEnvSchema } from '../../web-kit/src/env.ts'

const SERVICES = [auth, product, order, payment, shipping, notification]
/** Who reads what, by a schema. */
const SCHEMAS: [string, Record<string, z.ZodType>][] = [
  ...SERVICES.map(({ name, env }): [string, Record<string, z.ZodType>] => [name, env.shape]),
  ['web-kit', webEnvSchema.shape],
]
/** Read by what we install, not by us. */
const FOREIGN = ['AUTH_TRUST_HOST', 'NEXT_TELEMETRY_DISABLED']
/** Passed from one of our processes to the next, or the machine's own: nobody sets these for Millyard. */
const INTERNAL = ['MILLYARD_STARTED_AT', 'MILLYARD_STACK', 'PATH', 'CI']

const root = repositoryRoot()
/** name → value, and whether the line counts when the file is used as it is. */
const listed = new Map<string, { value: string; isActive: boolean }>()
let text: string
let read: Set<string>

beforeAll(async () => {
  text = await readFile(join(root, '.env.example'), 'utf8')
  for (const line of text.split('\n')) {
    const [, mark, name, value] = /^(# )?([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) continue
    expect(listed.has(name), `${name} stands there once`).toBe(false)
    listed.set(name, { value: parseEnv(`V=${value}`).V ?? '', isActive: mark === undefined })
  }
  read = await findNamesInCode()
})

/** Every `process.env.NAME`, also by a constant `…_VARIABLE = 'NAME'`, outside tests. */
async function findNamesInCode(): Promise<Set<string>> {
  const names = new Set<string>()
  for await (const file of glob('{packages,apps}/**/*.{ts,tsx,mjs}', {
    cwd: root,
    exclude: (path) => /node_modules|\.next|generated|dist|\.test\.ts|\/test(\/|$)/.test(String(path)),
  })) {
    const source = await readFile(join(root, file), 'utf8')
    for (const [, name] of source.matchAll(/process\.env(?:\.|\[['"])([A-Z][A-Z0-9_]*)/g)) if (name) names.add(name)
    for (const [, name] of source.matchAll(/_VARIABLE = ['"]([A-Z][A-Z0-9_]*)['"]/g)) if (name) names.add(name)
  }
  return names
}

/** What is written above a variable, or above the group that it stands in. */
function proseAbove(name: string): string {
  const lines = text.split('\n')
  let at = lines.findIndex((line) => line.replace('# ', '').startsWith(`${name}=`))
  while (/^(# )?[A-Z][A-Z0-9_]*=/.test(lines[at] ?? '')) at -= 1
  const prose: string[] = []
  while (/^# /.test(lines[at] ?? '') && !/^(# )?[A-Z][A-Z0-9_]*=/.test(lines[at] ?? ''))
    prose.unshift(lines[at--] ?? '')
  return prose.join('\n')
}

test('.env.example has every variable that something reads, and none that nothing reads', () => {
  const known = new Set([
    ...SCHEMAS.flatMap(([, shape]) => Object.keys(shape)),
    ...PARTS.map(portVariable),
    ...read,
    ...FOREIGN,
  ])
  for (const name of INTERNAL) known.delete(name)
  expect([...listed.keys()].sort()).toEqual([...known].sort())
})

test('the search finds what is read past the schemas', () => {
  expect([...read]).toEqual(expect.arrayContaining(['MILLYARD_HOST', 'MILLYARD_CHROMIUM', 'MILLYARD_VERBOSE']))
})

describe('what it says is what the code does', () => {
  test.each(SCHEMAS)('the values are the defaults of %s', (_reader, shape) => {
    for (const [name, schema] of Object.entries(shape)) {
      const value = listed.get(name)?.value
      if (!value) continue
      const fallback = schema.safeParse(undefined)
      expect(fallback.success, `${name} has a value here, but no default`).toBe(true)
      expect(schema.parse(value), name).toEqual(fallback.data)
    }
  })

  test('a copy of it as .env changes nothing: no port, and no emulator', () => {
    const copy = parseEnv(text)
    expect(Object.keys(copy).sort()).toEqual(
      [...listed].flatMap(([name, { isActive }]) => (isActive ? [name] : [])).sort(),
    )
    expect(defaultPorts(copy as NodeJS.ProcessEnv)).toEqual(DEFAULT_PORTS)
    expect(readRealServices(copy as NodeJS.ProcessEnv)).toEqual({})
  })

  test('its ports are those of npm start', () => {
    for (const part of PARTS) expect(listed.get(portVariable(part))?.value).toBe(String(DEFAULT_PORTS[part]))
  })

  test('what production cannot do without is marked so', () => {
    const names = new Set([
      'SERVICE_SIGNING_JWK',
      'AUTH_SECRET',
      ...SERVICES.flatMap((one) => one.requiredInProduction ?? []).flatMap((name) => name.split(' or ')),
    ])
    for (const name of names) expect(proseAbove(name), name).toMatch(/Production/)
  })

  test('no secret has a value', () => {
    for (const [name, { value }] of listed) {
      if (/SECRET|_JWK$|API_KEY/.test(name)) expect(value, name).toBe('')
    }
  })
})
