import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'

export const CLIENT = { GOOGLE_CLIENT_ID: 'millyard-tests', GOOGLE_CLIENT_SECRET: 'a secret of the tests' }

export type GooglePerson = { sub: string; email: string; email_verified: boolean; name?: string }

/** How an answer is not what Google's would be. */
export type Tampering = {
  /** Other claims than the right ones; undefined takes one away. */
  claims?: Record<string, unknown>
  signature?: 'none' | 'public key as a password' | 'another key'
  /** What the token endpoint does in place of answering. */
  token?: 'hangs up' | 'never answers' | 'breaks' | 'leaves the ID token out'
}

export type FakeGoogle = Awaited<ReturnType<typeof startFakeGoogle>>

let count = 0

/** Somebody with a Google account that no other test knows. */
export function googlePerson(changes: Partial<GooglePerson> = {}): GooglePerson {
  const id = `${process.pid}-${++count}`
  return {
    sub: `subject-${id}`,
    email: `google-${id}@example.com`,
    email_verified: true,
    name: 'Ada Byron',
    ...changes,
  }
}

/**
 * A Google that can lie. `visit` is what somebody does there: it answers the query string that the browser is sent back with.
 */
export async function startFakeGoogle() {
  const [{ publicKey, privateKey }, other] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256'),
  ])
  const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const publicPem = new TextEncoder().encode(await exportSPKI(publicKey))
  const codes = new Map<string, { asked: URLSearchParams; person: GooglePerson; tampering: Tampering }>()
  /** What must never stand in a log. */
  const secrets = new Set<string>()
  let isAway = false

  async function idToken(asked: URLSearchParams, person: GooglePerson, { claims = {}, signature }: Tampering) {
    const now = Math.floor(Date.now() / 1_000)
    const right: Record<string, unknown> = {
      iss: issuer,
      aud: asked.get('client_id'),
      nonce: asked.get('nonce'),
      iat: now,
      exp: now + 3_600,
      ...person,
    }
    const payload = Object.fromEntries(
      Object.entries({ ...right, ...claims }).filter(([, value]) => value !== undefined),
    )
    if (signature === 'none') return new UnsecuredJWT(payload).encode()
    const sign = (alg: string, secret: CryptoKey | Uint8Array) =>
      new SignJWT(payload).setProtectedHeader({ alg, kid: 'one' }).sign(secret)
    if (signature === 'public key as a password') return sign('HS256', publicPem)
    return sign('RS256', signature === 'another key' ? other.privateKey : privateKey)
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer)
    const answer = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (isAway) return request.socket.destroy()
    if (pathname === '/.well-known/openid-configuration') {
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/certs`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        // Says that it takes everything: we must not.
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        code_challenge_methods_supported: ['S256'],
      })
    }
    if (pathname === '/certs') return answer({ keys: [key] })
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const given = new URLSearchParams(Buffer.concat(chunks).toString())
    const code = codes.get(given.get('code') ?? '')
    codes.delete(given.get('code') ?? '')
    secrets.add(given.get('code_verifier') ?? '')
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url')
    if (
      given.get('client_id') !== CLIENT.GOOGLE_CLIENT_ID ||
      given.get('client_secret') !== CLIENT.GOOGLE_CLIENT_SECRET
    ) {
      return answer({ error: 'invalid_client' }, 401)
    }
    if (
      !code ||
      code.asked.get('code_challenge') !== challenge ||
      code.asked.get('redirect_uri') !== given.get('redirect_uri')
    ) {
      return answer({ error: 'invalid_grant' }, 400)
    }
    const { asked, person, tampering } = code
    switch (tampering.token) {
      case 'hangs up':
        return request.socket.destroy()
      case 'never answers':
        return undefined
      case 'breaks':
        return answer({ message: 'out of order' }, 503)
      default: {
        const token = await idToken(asked, person, tampering)
        const accessToken = randomBytes(20).toString('hex')
        secrets.add(token).add(accessToken)
        const tokens = { access_token: accessToken, token_type: 'Bearer', expires_in: 3_600 }
        return answer(tampering.token ? tokens : { ...tokens, id_token: token })
      }
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    env: { ...CLIENT, GOOGLE_ISSUER: issuer },
    secrets,
    visit(url: string, person: GooglePerson, tampering: Tampering = {}): string {
      const asked = new URL(url).searchParams
      const code = randomBytes(20).toString('hex')
      secrets.add(code)
      codes.set(code, { asked, person, tampering })
      return `?${new URLSearchParams({ code, state: asked.get('state') ?? '', scope: 'openid email profile' })}`
    },
    setAway(value: boolean) {
      isAway = value
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
