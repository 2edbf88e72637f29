import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { z } from 'zod'
import { SERVICES, type ServiceName } from './names.ts'

const secretsSchema = z.object({
  /** Encrypts the apps' session cookies. */
  authSecret: z.string(),
  stripeWebhookSecret: z.string(),
  carrierWebhookSecret: z.string(),
  /** Ed25519 private key per service, for the tokens of its calls to others. */
  signingKeys: z.record(
    z.string(),
    z.custom<JWK>((value) => typeof value === 'object' && value !== null),
  ),
})
export type Secrets = z.infer<typeof secretsSchema>

/** The secrets of a development stack: made once, kept in `<dataDir>/keys/secrets.json` (readable by its owner alone). */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'keys/secrets.json')
  const existing = await readFile(file, 'utf8').catch(() => undefined)
  if (existing !== undefined) return secretsSchema.parse(JSON.parse(existing))

  const pairs = await Promise.all(SERVICES.map(async (service) => [service, await newSigningKey()] as const))
  const secrets: Secrets = {
    authSecret: randomBytes(32).toString('base64url'),
    stripeWebhookSecret: `whsec_${randomBytes(24).toString('hex')}`,
    carrierWebhookSecret: randomBytes(24).toString('hex'),
    signingKeys: Object.fromEntries(pairs),
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}

/** A service's signing key as the JSON text that its environment carries. */
export function signingJwk(secrets: Secrets, service: ServiceName): string {
  const key = secrets.signingKeys[service]
  if (!key) throw new Error(`There is no signing key for ${service}; npm start -- --reset makes new ones`)
  return JSON.stringify(key)
}

async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  return exportJWK(privateKey)
}
