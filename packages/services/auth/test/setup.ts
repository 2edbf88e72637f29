import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type ApplicationDraft,
  type Audience,
  type Challenge,
  challengeSchema,
  type ErrorCode,
  type StaffRole,
  type TokenPair,
  VENDOR_TERMS_VERSION,
} from '@millyard/contracts'
import { startTestService, type TestService } from '@millyard/service-kit/testing'
import { TRPCClientError } from '@trpc/client'
import { Secret, TOTP } from 'otpauth'
import { expect, vi } from 'vitest'
import type { AuthRouter } from '../src/router.ts'
import { service } from '../src/service.ts'
import { addStaffMember } from '../src/staff/add-staff-member.ts'
import type { Deps } from '../src/trpc.ts'
import { enrolForDemo } from '../src/two-factor/enrol-for-demo.ts'

export const PASSWORD = 'correct horse battery'
/** What the staff of these tests share: its codes count more than once, so that many sign in within a step. */
export const STAFF_SECRET = 'MILLYARDTESTSMILLYARDTESTSMILLYA'

let count = 0
/** An address that no other test uses. */
export const uniqueEmail = () => `person-${process.pid}-${++count}@example.com`

export type TestAuth = TestService<AuthRouter, Deps>

/**
 * The auth service verifies tokens against its own published keys, like every service. Its address is known only once it
 * listens, so the tests publish its keys at an address that is known before, with the test peers' keys beside them: what
 * the peers sign is as good as what the service signs.
 */
export async function startTestAuth(env: Record<string, string> = {}): Promise<TestAuth> {
  const sources: string[] = []
  const keySets = createServer((request, response) => {
    Promise.all(sources.map(async (url) => (await fetch(`${url}${request.url}`)).json()))
      .then((sets) =>
        response.end(JSON.stringify({ keys: (sets as { keys: unknown[] }[]).flatMap(({ keys }) => keys) })),
      )
      .catch(() => response.writeHead(500).end())
  })
  const documents = await mkdtemp(join(tmpdir(), 'millyard-documents-'))
  await new Promise<void>((resolve) => keySets.listen(0, '127.0.0.1', resolve))
  const auth = await startTestService<AuthRouter, typeof service.env, Deps>(service, {
    AUTH_URL: `http://127.0.0.1:${(keySets.address() as AddressInfo).port}`,
    STOREFRONT_URL: 'http://shop.test',
    VENDOR_PORTAL_URL: 'http://vendors.test/',
    ADMIN_URL: 'http://admin.test',
    DOCUMENTS_DIR: documents,
    DEMO_TWO_FACTOR_SECRET: STAFF_SECRET,
    ...env,
  })
  sources.push(auth.url, auth.peers.url)
  return {
    ...auth,
    close: async () => {
      await auth.close()
      await rm(documents, { recursive: true, force: true })
      keySets.closeAllConnections()
      await new Promise((resolve) => keySets.close(resolve))
    },
  }
}

/** A person who has registered, with the pair of their first sign-in. */
export async function signedIn(
  auth: TestAuth,
  audience: 'storefront' | 'vendor',
  name = 'Ada Byron',
): Promise<TokenPair & { email: string; userId: string }> {
  const email = uniqueEmail()
  await auth.as().account.register.mutate({ name, email, password: PASSWORD, audience })
  const pair = await auth.as().session.signIn.mutate({ email, password: PASSWORD, audience })
  return { ...pair, email, userId: pair.user.id }
}

/** A member of staff who is signed in at the admin console. */
export async function signedInStaff(auth: TestAuth, roles: StaffRole[] = ['owner']): Promise<TokenPair> {
  const email = uniqueEmail()
  const { userId } = await addStaffMember(auth.deps, {
    email,
    name: 'Grace Staff',
    password: PASSWORD,
    roles,
    isVerified: true,
    takeOver: false,
  })
  await enrolForDemo(auth.deps, userId)
  return withSecondStep(auth, signIn(auth, email, 'admin'), 'admin', codeOf(STAFF_SECRET))
}

/** The code that an app with this secret shows, now or some steps away. */
export const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })

/** The challenge of a sign-in whose password was right. */
export async function challengeOf(firstStep: Promise<unknown>): Promise<Challenge> {
  const { details } = await refused(firstStep, 'SECOND_STEP_REQUIRED')
  return challengeSchema.parse(details)
}

/** Both steps of a sign-in. */
export async function withSecondStep(
  auth: TestAuth,
  firstStep: Promise<unknown>,
  audience: Audience,
  code: string,
): Promise<TokenPair> {
  const { challenge } = await challengeOf(firstStep)
  return auth.as().session.answerChallenge.mutate({ challenge, audience, code })
}

export const signIn = (auth: TestAuth, email: string, audience: Audience, password = PASSWORD) =>
  auth.as().session.signIn.mutate({ email, password, audience })

/** Asks for a reset link as the shop does, and reads the newest one that goes out for this address. */
export async function resetToken(auth: TestAuth, email: string): Promise<string> {
  const links = () =>
    auth.peers.delivered.flatMap(({ event }) =>
      event.type === 'user.password_reset_requested.v1' && event.data.email === email ? [event.data.resetUrl] : [],
    )
  const before = new Set(links())
  await auth.as().account.requestPasswordReset.mutate({ email, audience: 'storefront' })
  const fresh = () => links().find((link) => !before.has(link))
  const link = await vi.waitUntil(fresh, { timeout: 10_000 })
  return new URL(link).searchParams.get('token') ?? ''
}

/** A complete application. */
export function application(changes: Partial<ApplicationDraft> = {}): ApplicationDraft {
  return {
    name: `Kiln House ${++count}`,
    tagline: 'Stoneware from the Vosges',
    story: '<p>Three potters, one wood-fired kiln and a hillside of good clay since 1954.</p>',
    city: 'Gérardmer',
    country: 'FR',
    foundedYear: 1954,
    website: 'https://kiln.example',
    legalName: 'Kiln House SARL',
    registrationNumber: 'FR 123 456 789',
    vatNumber: 'FR 40 123456789',
    shipFrom: {
      name: 'Kiln House SARL',
      line1: '4 chemin du Four',
      line2: '',
      postcode: '88400',
      city: 'Gérardmer',
      region: '',
      country: 'FR',
      phone: '',
    },
    acceptedTerms: VENDOR_TERMS_VERSION,
    ...changes,
  }
}

/** Somebody in the vendor portal who has begun an application; the pair acts for it. */
export async function beginner(auth: TestAuth, name = `Kiln House ${++count}`, country = 'FR') {
  const person = await signedIn(auth, 'vendor', 'Vera Vendor')
  const { vendorId } = await auth.as(person.accessToken).application.start.mutate({ name, country })
  const pair = await auth.as().session.refresh.mutate({ refreshToken: person.refreshToken })
  return { ...person, ...pair, vendorId }
}

/** Somebody in the vendor portal whose factory is in review; the pair acts for it. */
export async function applicant(auth: TestAuth, changes: Partial<ApplicationDraft> = {}) {
  const input = application(changes)
  const person = await beginner(auth, input.name, input.country)
  const mine = auth.as(person.accessToken).application
  const { version } = await mine.save.mutate({ version: 1, changes: input })
  await mine.send.mutate({ version })
  return person
}

/** Runs a call that must be refused and gives what a client sees of it. */
export async function refused(call: Promise<unknown>, code: ErrorCode) {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error, `was not refused with ${code}`).toBeInstanceOf(TRPCClientError)
  const { data, message } = error as TRPCClientError<AuthRouter>
  expect(data, message).toMatchObject({ code })
  return { ...data, message, fields: data?.fields?.map((field) => field.path) ?? [] }
}
