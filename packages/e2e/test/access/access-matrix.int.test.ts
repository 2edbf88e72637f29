import {
  type Access,
  HEADERS,
  SERVICE_NAMES,
  type ServiceName,
  STAFF_ROLE_PERMISSIONS,
  STAFF_ROLES,
  type StaffPermission,
  type StaffRole,
  VENDOR_STATUS_PERMISSIONS,
  type VendorPermission,
} from '@millyard/contracts'
import { beforeAll, describe, expect, it } from 'vitest'
import { rawCall } from '../../src/raw-call.ts'
import { listProcedures } from '../../src/routers.ts'
import { signServiceToken } from '../../src/service-token.ts'
import { createWorld } from '../../src/world.ts'
import { EXPECTED_ACCESS } from './expected-access.ts'

const world = createWorld()
const procedures = listProcedures()

/** Everybody who could knock at a door. */
type Caller =
  | 'anonymous'
  | 'customer'
  | 'vendor'
  | 'applicant'
  | 'newcomer'
  | `staff ${StaffRole}`
  | `service ${ServiceName}`
const CALLERS: Caller[] = [
  'anonymous',
  'customer',
  'vendor',
  'applicant',
  // Staff with every permission, who have not set up two-factor sign-in.
  'newcomer',
  ...STAFF_ROLES.map((role) => `staff ${role}` as const),
  ...SERVICE_NAMES.map((name) => `service ${name}` as const),
]

const DENIED = ['UNAUTHENTICATED', 'FORBIDDEN', 'TOKEN_EXPIRED']

/** The rule in words, from its own two sources: DESIGN's roles and the permissions' tables. Not the code under test. */
function isAllowed(access: Access, caller: Caller, service: ServiceName): boolean {
  const [kind, name] = caller.split(' ')
  switch (access.kind) {
    case 'public':
      return true
    case 'account':
      if (kind === 'newcomer') return service === 'auth'
      return kind === 'customer' || kind === 'vendor' || kind === 'applicant' || kind === 'staff'
    case 'customer':
      return kind === 'customer'
    case 'vendor': {
      const ofApplicant: readonly VendorPermission[] = VENDOR_STATUS_PERMISSIONS.in_review
      return kind === 'vendor' || (kind === 'applicant' && ofApplicant.includes(access.permission))
    }
    case 'admin': {
      if (kind !== 'staff') return false
      const ofRole: readonly StaffPermission[] = STAFF_ROLE_PERMISSIONS[name as StaffRole]
      return ofRole.includes(access.permission)
    }
    case 'service':
      return kind === 'service' && access.callers.some((allowed) => allowed === name)
  }
}

const tokens = new Map<Caller, string>()

beforeAll(async () => {
  const [customer, vendor, applicant, newcomer, ...staff] = await Promise.all([
    world.customer(),
    world.vendor(),
    world.applicant(),
    world.newcomer(['owner']).then(({ api }) => api),
    ...STAFF_ROLES.map((role) => world.staff(role)),
  ])
  await applicant.api.renew()
  tokens.set('customer', customer.api.accessToken())
  tokens.set('vendor', vendor.api.accessToken())
  tokens.set('applicant', applicant.api.accessToken())
  tokens.set('newcomer', newcomer.accessToken())
  for (const [index, role] of STAFF_ROLES.entries()) tokens.set(`staff ${role}`, staff[index]?.accessToken() ?? '')
})

async function headersOf(caller: Caller, service: ServiceName): Promise<Record<string, string>> {
  const [kind, name] = caller.split(' ')
  if (kind === 'service')
    return { [HEADERS.serviceToken]: await signServiceToken(world.stack, name as ServiceName, service) }
  const token = tokens.get(caller)
  return token ? { authorization: `Bearer ${token}` } : {}
}

function describeAccess(access: Access | undefined): string {
  if (!access) return 'nothing'
  if ('permission' in access) return `${access.kind} ${access.permission}`
  return 'callers' in access ? `${access.kind} ${access.callers.join(',')}` : access.kind
}

describe('P44 the access matrix', () => {
  it('every procedure is written down with who may call it, and nothing else is', () => {
    expect(Object.fromEntries(procedures.map(({ name, access }) => [name, describeAccess(access)]))).toEqual(
      EXPECTED_ACCESS,
    )
  })

  it('procedures for services live under internal, and nothing else does', () => {
    for (const { name, path, access } of procedures) {
      expect(path.startsWith('internal.'), name).toBe(access?.kind === 'service')
    }
  })

  it.each(procedures)('$name lets in whom it should and nobody else', async ({ service, path, type, access, name }) => {
    if (!access) throw new Error(`${name} has no rule`)
    const verdicts = await Promise.all(
      CALLERS.map(async (caller) => {
        const answer = await rawCall(world.stack.urls[service] ?? '', path, type, {
          headers: await headersOf(caller, service),
        })
        return [caller, DENIED.includes(answer.code) ? 'refused' : 'let in'] as const
      }),
    )
    expect(Object.fromEntries(verdicts)).toEqual(
      Object.fromEntries(CALLERS.map((caller) => [caller, isAllowed(access, caller, service) ? 'let in' : 'refused'])),
    )
  })

  it('a service token for one service opens no other, and events need one', async () => {
    const forOrder = await signServiceToken(world.stack, 'order', 'order')
    const answer = await rawCall(world.stack.urls.product ?? '', 'internal.priceLines', 'mutation', {
      input: { lines: [] },
      headers: { [HEADERS.serviceToken]: forOrder },
    })
    expect(answer).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    for (const service of SERVICE_NAMES) {
      const response = await fetch(`${world.stack.urls[service]}/internal/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      expect(response.status, service).toBe(401)
    }
  })
})
