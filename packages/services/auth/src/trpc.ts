import type { PrismaClient } from '@millyard/auth-db'
import type { Audience } from '@millyard/contracts'
import {
  type Clock,
  createProcedures,
  type Database,
  type FileStore,
  type Logger,
  type Tx,
} from '@millyard/service-kit'
import type { VisitorThrottle } from './accounts/visitor-throttle.ts'
import { keepStaffAction } from './audit/keep-staff-action.ts'
import type { DocumentLinks } from './documents/document-links.ts'
import type { GoogleClient } from './google/google-client.ts'
import type { AccessTokens } from './sessions/access-tokens.ts'
import type { SignInThrottle } from './sessions/sign-in-throttle.ts'
import type { SecretBox } from './two-factor/secret-box.ts'

/** What every use-case of the auth service may reach. Wired in service.ts alone. */
export type Deps = {
  database: Database<PrismaClient>
  clock: Clock
  log: Logger
  accessTokens: AccessTokens
  signInThrottle: SignInThrottle
  visitorThrottle: VisitorThrottle
  /** Where the papers of factories lie; nobody reads them but through a link. */
  documents: FileStore
  documentLinks: DocumentLinks
  /** Encrypts the second steps' secrets. `demoSecret` is what the demo's staff share; outside of production alone. */
  twoFactor: { box: SecretBox; demoSecret: string | undefined }
  /** Undefined: sign-in with Google is not set up. */
  google: GoogleClient | undefined
  /** Where the links in mails lead, without a slash at the end. */
  portalUrls: Record<Audience, string>
}

export type AuthTx = Tx<PrismaClient>

/** The client, inside a transaction or not: what repositories take. */
export type Queryable = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'>

export const { router, publicProcedure, accountProcedure, customerProcedure, vendorProcedure, adminProcedure } =
  createProcedures<Deps>('auth', keepStaffAction)
