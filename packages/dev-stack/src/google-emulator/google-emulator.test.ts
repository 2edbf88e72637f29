import { afterAll, beforeAll, expect, test } from 'vitest'
import { googlePeople, subjectOf } from './people.ts'
import { type GoogleEmulator, startGoogleEmulator } from './server.ts'

const CLIENT = { clientId: 'shop', clientSecret: 'a secret' }
const BACK = 'http://localhost:3000/sign-in/google'
let google: GoogleEmulator
beforeAll(async () => {
  google = await startGoogleEmulator({ ...CLIENT, redirectUris: [BACK] })
})
afterAll(() => google.close())

const ASKED = {
  response_type: 'code',
  client_id: CLIENT.clientId,
  redirect_uri: BACK,
  scope: 'openid email profile',
  state: 'the state',
  nonce: 'the nonce',
  code_challenge: 'x'.repeat(43),
  code_challenge_method: 'S256',
}
const choose = (fields: Record<string, string>) =>
  fetch(`${google.url}/o/oauth2/v2/auth`, {
    method: 'POST',
    body: new URLSearchParams({ ...ASKED, ...fields }),
    redirect: 'manual',
  })

test('its page offers everybody, and escapes what an app asked for', async () => {
  const asked = new URLSearchParams({ ...ASKED, state: '"><script>' })
  const page = await (await fetch(`${google.url}/o/oauth2/v2/auth?${asked}`)).text()
  for (const { email } of googlePeople) expect(page).toContain(email)
  expect(page).not.toContain('<script>')
})

test('nobody is sent where the client may not send them, or without PKCE', async () => {
  for (const [name, value] of [
    ['redirect_uri', 'http://evil.example/'],
    ['client_id', 'another'],
    ['code_challenge_method', 'plain'],
  ] as const) {
    expect((await choose({ [name]: value, email: googlePeople[0]?.email ?? '' })).status).toBe(400)
  }
})

test('whoever cancels is sent back with an error, whoever is typed in with a code', async () => {
  const denied = new URL((await choose({ denied: '1' })).headers.get('location') ?? '')
  expect(denied.href).toContain(BACK)
  expect(Object.fromEntries(denied.searchParams)).toEqual({ state: 'the state', error: 'access_denied' })
  const typed = new URL((await choose({ name: 'Ada', email: 'ada@gmail.example' })).headers.get('location') ?? '')
  expect(typed.searchParams.get('code')).toBeTruthy()
})

test('an account has the same id at every start, and each its own', () => {
  expect(subjectOf('Ada@gmail.example')).toBe(subjectOf('ada@gmail.example'))
  expect(subjectOf('ada@gmail.example')).not.toBe(subjectOf('bob@gmail.example'))
  expect(subjectOf('ada@gmail.example')).toMatch(/^\d{21}$/)
})
