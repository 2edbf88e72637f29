import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { testClient } from '@millyard/service-kit/testing'
import { findFreePort } from '@millyard/service-kit/testing/postgres'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AuthRouter } from '../src/router.ts'
import {
  challengeOf,
  codeOf,
  PASSWORD,
  refused,
  signedIn,
  signIn,
  startTestAuth,
  type TestAuth,
  uniqueEmail,
} from './setup.ts'

/* The service twice, as two processes on one database, as behind a load balancer. */
let auth: TestAuth
let replica: ChildProcess
let replicaUrl: string
beforeAll(async () => {
  auth = await startTestAuth()
  const port = await findFreePort()
  replicaUrl = `http://127.0.0.1:${port}`
  replica = spawn(process.execPath, [new URL('../src/server.ts', import.meta.url).pathname], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      PORT: String(port),
      DATABASE_URL: auth.databaseUrl,
      LOG_LEVEL: 'fatal',
    },
    stdio: 'ignore',
  })
  await vi.waitFor(async () => expect((await fetch(`${replicaUrl}/readyz`)).ok).toBe(true), {
    timeout: 30_000,
    interval: 100,
  })
})
afterAll(async () => {
  const ended = once(replica, 'exit')
  replica.kill('SIGTERM')
  await ended
  await auth.close()
})

/** A call to the first process for even numbers, to the second for odd ones. */
const alternating = (index: number, headers: Record<string, string> = {}) =>
  testClient<AuthRouter>(index % 2 ? replicaUrl : auth.url, headers)

/** Somebody with two-factor on, whose codes of now and of the next step are unspent. */
async function enrolled() {
  const { userId, email, accessToken } = await signedIn(auth, 'storefront')
  await auth.deps.database.client.user.updateMany({ where: { id: userId }, data: { emailVerifiedAt: new Date() } })
  const { twoFactor } = auth.as(accessToken)
  const { secret } = await twoFactor.start.mutate({ password: PASSWORD })
  await twoFactor.confirm.mutate({ code: codeOf(secret, -1) })
  const challenges = (count: number) =>
    Promise.all(Array.from({ length: count }, () => challengeOf(signIn(auth, email, 'storefront'))))
  return { secret, challenges }
}

const answer = (index: number, challenge: string, code: string) =>
  alternating(index).session.answerChallenge.mutate({ challenge, audience: 'storefront', code })

describe('attack: the second step at two replicas', () => {
  test('a code that reaches both at once opens one session', async () => {
    const me = await enrolled()
    const code = codeOf(me.secret)
    const answers = await Promise.allSettled(
      (await me.challenges(8)).map(({ challenge }, index) => answer(index, challenge, code)),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('guesses at a code that alternate between them are counted together', async () => {
    const me = await enrolled()
    const near = [-2, -1, 0, 1, 2].map((steps) => codeOf(me.secret, steps))
    const wrong =
      ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? ''
    const challenges = [...(await me.challenges(6)), ...(await me.challenges(6))]
    for (const [index, { challenge }] of challenges.slice(0, 10).entries()) {
      await refused(answer(index, challenge, wrong), 'BAD_INPUT')
    }
    for (const [index, { challenge }] of challenges.slice(10).entries()) {
      await refused(answer(index, challenge, codeOf(me.secret)), 'RATE_LIMITED')
    }
  })
})

describe('attack: throttling holds across two replicas', () => {
  test('guesses at a password that alternate between them are counted together', async () => {
    const { email } = await signedIn(auth, 'storefront')
    const guess = (index: number, password = 'wrong password') =>
      alternating(index).session.signIn.mutate({ email, password, audience: 'storefront' })
    for (let index = 0; index < 10; index++) await refused(guess(index), 'INVALID_CREDENTIALS')
    for (const index of [0, 1]) await refused(guess(index, PASSWORD), 'RATE_LIMITED')
  })

  test('forty guesses at once on both are not more than ten', async () => {
    const { email } = await signedIn(auth, 'storefront')
    const codes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        alternating(index)
          .session.signIn.mutate({ email, password: 'wrong password', audience: 'storefront' })
          .then(
            () => 'in',
            (error) => error.data.code,
          ),
      ),
    )
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(10)
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(30)
  })

  test('reset links for one address', async () => {
    const email = uniqueEmail()
    const ask = (index: number) =>
      alternating(index).account.requestPasswordReset.mutate({ email, audience: 'storefront' })
    for (let index = 0; index < 5; index++) await ask(index)
    for (const index of [0, 1]) await refused(ask(index), 'RATE_LIMITED')
  })
})

test('a refresh token that was spent at one replica is spent at the other', async () => {
  const { refreshToken } = await signedIn(auth, 'storefront')
  const refresh = (index: number, token: string) => alternating(index).session.refresh.mutate({ refreshToken: token })
  const second = await refresh(0, refreshToken)
  await refresh(1, second.refreshToken)
  await auth.deps.database.client.refreshToken.updateMany({
    where: { rotatedAt: { not: null } },
    data: { rotatedAt: new Date(Date.now() - 60_000) },
  })
  await refused(refresh(1, refreshToken), 'TOKEN_REUSED')
})
