import { createHash, randomBytes } from 'node:crypto'
import fastify from 'fastify'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { z } from 'zod'
import { type Asked, renderChoicePage, renderRefusalPage } from './page.ts'
import { type GooglePerson, googlePeople, subjectOf } from './people.ts'

export interface GoogleEmulatorOptions {
  /** 0 picks a free one. */
  port?: number
  host?: string
  clientId: string
  clientSecret: string
  /** Where people may be sent back to. */
  redirectUris: readonly string[]
  people?: readonly GooglePerson[]
}

export interface GoogleEmulator {
  /** The issuer. */
  url: string
  close(): Promise<void>
}

const CODE_TTL_MS = 600_000

const askedSchema = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string(),
  state: z.string(),
  nonce: z.string(),
  code_challenge: z.string(),
  code_challenge_method: z.literal('S256'),
})
const typedPersonSchema = z.object({ name: z.string().trim().min(1).max(100), email: z.email().max(200) })

/**
 * A Google for development, tests and demos: OpenID Connect with the code flow, as the real one answers our one question, who
 * is this? It knows nobody's password. Whoever was typed in is known until it ends, and has the same id at every start.
 */
export async function startGoogleEmulator(options: GoogleEmulatorOptions): Promise<GoogleEmulator> {
  const { clientId, clientSecret, redirectUris } = options
  const people = [...(options.people ?? googlePeople)]
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  const codes = new Map<string, { asked: Asked; person: GooglePerson; until: number }>()
  const app = fastify({ logger: false, forceCloseConnections: true })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  let url = ''

  /** What an app asked for, or why it is not let ask. */
  function readAsked(given: unknown): Asked | string {
    const asked = askedSchema.safeParse(given)
    if (!asked.success) return `The request is not complete: ${asked.error.issues[0]?.path.join('.')}`
    if (asked.data.client_id !== clientId) return 'No such client.'
    if (!redirectUris.includes(asked.data.redirect_uri)) return 'This client may not send people back there.'
    return asked.data
  }

  function findPerson(given: unknown): GooglePerson | undefined {
    const email = z.object({ email: z.string() }).safeParse(given).data?.email
    const known = people.find((person) => person.email === email)
    if (known) return known
    const typed = typedPersonSchema.safeParse(given)
    if (!typed.success) return undefined
    const person = { ...typed.data, isConfirmed: true }
    people.push(person)
    return person
  }

  app.get('/.well-known/openid-configuration', () => ({
    issuer: url,
    authorization_endpoint: `${url}/o/oauth2/v2/auth`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/oauth2/v3/certs`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    code_challenge_methods_supported: ['S256'],
  }))

  app.get('/oauth2/v3/certs', () => ({ keys: [{ ...jwk, kid, alg: 'RS256', use: 'sig' }] }))

  app.get('/o/oauth2/v2/auth', (request, reply) => {
    const asked = readAsked(request.query)
    void reply.type('text/html')
    if (typeof asked === 'string') return reply.code(400).send(renderRefusalPage(asked))
    return renderChoicePage('Millyard', people, asked)
  })

  app.post('/o/oauth2/v2/auth', (request, reply) => {
    const asked = readAsked(request.body)
    if (typeof asked === 'string') return reply.code(400).type('text/html').send(renderRefusalPage(asked))
    const back = new URL(asked.redirect_uri ?? '')
    back.searchParams.set('state', asked.state ?? '')
    if (z.object({ denied: z.string() }).safeParse(request.body).success) {
      back.searchParams.set('error', 'access_denied')
      return reply.redirect(back.href, 303)
    }
    const person = findPerson(request.body)
    if (!person) return reply.code(400).type('text/html').send(renderRefusalPage('Type a name and an e-mail address.'))
    const code = randomBytes(24).toString('base64url')
    codes.set(code, { asked, person, until: Date.now() + CODE_TTL_MS })
    back.searchParams.set('code', code)
    back.searchParams.set('scope', asked.scope ?? '')
    return reply.redirect(back.href, 303)
  })

  app.post('/token', async (request, reply) => {
    const given = z.record(z.string(), z.string()).catch({}).parse(request.body)
    if (given.client_id !== clientId || given.client_secret !== clientSecret) {
      return reply.code(401).send({ error: 'invalid_client' })
    }
    const found = codes.get(given.code ?? '')
    codes.delete(given.code ?? '')
    const challenge = createHash('sha256')
      .update(given.code_verifier ?? '')
      .digest('base64url')
    if (
      given.grant_type !== 'authorization_code' ||
      !found ||
      found.until < Date.now() ||
      found.asked.redirect_uri !== given.redirect_uri ||
      found.asked.code_challenge !== challenge
    ) {
      return reply.code(400).send({ error: 'invalid_grant' })
    }
    const { person, asked } = found
    const idToken = await new SignJWT({
      email: person.email,
      email_verified: person.isConfirmed,
      name: person.name,
      nonce: asked.nonce,
    })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer(url)
      .setSubject(subjectOf(person.email))
      .setAudience(clientId)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(privateKey)
    return {
      access_token: randomBytes(24).toString('base64url'),
      token_type: 'Bearer',
      expires_in: 3_599,
      scope: asked.scope,
      id_token: idToken,
    }
  })

  const { host = '127.0.0.1' } = options
  await app.listen({ host, port: options.port ?? 0 })
  const address = app.server.address()
  url = `http://${host}:${typeof address === 'object' && address ? address.port : options.port}`
  return { url, close: () => app.close() }
}
