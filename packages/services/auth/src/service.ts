import { PrismaClient } from '@millyard/auth-db'
import { baseEnvSchema, createDatabase, createFileStore, defineService, s3EnvShape } from '@millyard/service-kit'
import { z } from 'zod'
import { createVisitorThrottle } from './accounts/visitor-throttle.ts'
import { registerDocumentRoutes } from './documents/document.routes.ts'
import { createDocumentLinks } from './documents/document-links.ts'
import { forgetDocuments, removeStrayDocuments } from './documents/forget-documents.ts'
import { events } from './events.ts'
import { createGoogleClient } from './google/google-client.ts'
import { checkGoogleEnv, googleEnv } from './google/google-env.ts'
import { jobs } from './jobs.ts'
import { appRouter } from './router.ts'
import { openAccessTokens } from './sessions/access-tokens.ts'
import { forgetExpired } from './sessions/forget-expired.ts'
import { createSignInThrottle } from './sessions/sign-in-throttle.ts'
import type { Deps } from './trpc.ts'
import { createSecretBox } from './two-factor/secret-box.ts'
import { refuseDemoInProduction, twoFactorEnv } from './two-factor/two-factor-env.ts'

const attempts = z.coerce.number().int().min(1).max(1_000_000)

export const authEnvSchema = checkGoogleEnv(
  refuseDemoInProduction(
    baseEnvSchema.extend({
      ...s3EnvShape,
      ...twoFactorEnv,
      ...googleEnv,
      /** Where the papers of factories are kept without a bucket: a private folder. */
      DOCUMENTS_DIR: z.string().default('.data/documents'),
      /** Failed sign-ins that an account may have from one network address in one window before it has to wait there. */
      SIGN_IN_ATTEMPTS_PER_ACCOUNT: attempts.default(10),
      /** Failed sign-ins that an account may have from all addresses together. */
      SIGN_IN_ATTEMPTS_PER_ACCOUNT_ANYWHERE: attempts.default(100),
      /** Failed sign-ins that may come from one network address in one window. */
      SIGN_IN_ATTEMPTS_PER_IP: attempts.default(100),
      SIGN_IN_WINDOW_SECONDS: z.coerce.number().int().min(1).max(86_400).default(900),
      /** Registrations from one network address in an hour; the same number of reset links may be asked for. */
      REGISTRATIONS_PER_IP: attempts.optional(),
    }),
  ),
)

const REGISTRATIONS_PER_IP = 20
/** Demo data and tests register everybody from one machine. */
const REGISTRATIONS_PER_IP_IN_DEVELOPMENT = 100_000

const withoutSlash = (url: string) => url.replace(/\/+$/, '')

/** The auth service: who someone is, and which vendors exist. */
export const service = defineService({
  name: 'auth',
  env: authEnvSchema,
  // Limits per visitor lock everybody out when all visitors have the address of the apps' server.
  requiredInProduction: ['TRUSTED_PROXIES', 'TWO_FACTOR_KEY', 'DOCUMENTS_DIR or S3_BUCKET'],
  async build({ env, clock, log, signingKey }) {
    const database = createDatabase(PrismaClient, { url: env.DATABASE_URL, pool: env.DATABASE_POOL })
    const accessTokens = await openAccessTokens(database)
    const deps: Deps = {
      database,
      clock,
      log,
      accessTokens,
      documents: createFileStore(env, { directory: env.DOCUMENTS_DIR, area: 'documents' }),
      documentLinks: createDocumentLinks(signingKey),
      signInThrottle: createSignInThrottle(
        database.client,
        {
          perAccount: env.SIGN_IN_ATTEMPTS_PER_ACCOUNT,
          perAccountAnywhere: env.SIGN_IN_ATTEMPTS_PER_ACCOUNT_ANYWHERE,
          perIp: env.SIGN_IN_ATTEMPTS_PER_IP,
          windowSeconds: env.SIGN_IN_WINDOW_SECONDS,
        },
        log,
      ),
      visitorThrottle: createVisitorThrottle(database.client, {
        perIp:
          env.REGISTRATIONS_PER_IP ??
          (env.NODE_ENV === 'production' ? REGISTRATIONS_PER_IP : REGISTRATIONS_PER_IP_IN_DEVELOPMENT),
      }),
      twoFactor: { box: createSecretBox(env.TWO_FACTOR_KEY), demoSecret: env.DEMO_TWO_FACTOR_SECRET },
      google:
        env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET
          ? createGoogleClient({
              issuer: env.GOOGLE_ISSUER,
              clientId: env.GOOGLE_CLIENT_ID,
              clientSecret: env.GOOGLE_CLIENT_SECRET,
              log,
            })
          : undefined,
      portalUrls: {
        storefront: withoutSlash(env.STOREFRONT_URL),
        vendor: withoutSlash(env.VENDOR_PORTAL_URL),
        admin: withoutSlash(env.ADMIN_URL),
      },
    }
    return {
      deps,
      database,
      router: appRouter,
      events,
      jobs,
      sweeps: [
        { name: 'forget-expired', run: forgetExpired },
        { name: 'forget-documents', run: forgetDocuments },
        { name: 'remove-stray-documents', run: removeStrayDocuments },
      ],
      routes(app) {
        registerDocumentRoutes(app, deps)
        app.get('/.well-known/jwks.json', async (_request, reply) => {
          reply.header('cache-control', 'public, max-age=60')
          return accessTokens.publicKeys()
        })
      },
    }
  },
})
