import {
  type Access,
  type AccessClaims,
  AppError,
  type Audience,
  ERROR_TABLE,
  type ErrorData,
  HEADERS,
  type ServiceName,
  type StaffPermission,
  type VendorPermission,
} from '@millyard/contracts'
import { initTRPC } from '@trpc/server'
import { type AuditTrail, assertRecorded, followTrail, type StaffActionWriter } from './audit-trail.ts'
import { toAppError, toTrpcError } from './errors.ts'
import type { Logger } from './logger.ts'
import { publishStaffAction, type StaffActor } from './staff-actions.ts'

/** What a request brings, before anybody has asked who is behind it. */
export type ServiceContext<Deps> = {
  deps: Deps
  requestId: string
  /** The network address of whoever is behind the call: what a trusted proxy says, or the caller's own. */
  ip: string
  log: Logger
  header(name: string): string | undefined
  verifyAccessToken(token: string): Promise<AccessClaims>
  verifyServiceToken(token: string): Promise<ServiceName>
}

/** A person who is signed in, at one of the portals. */
export type UserActor = {
  kind: 'user'
  userId: string
  name: string
  audience: Audience
  sessionId: string
  permissions: readonly string[]
  vendorId: string | undefined
  /**
   * The member of staff who looks through this person's eyes. Their mutations never get this far; a query that answers with a
   * secret (a payment's client secret, a download link) leaves it out.
   */
  viewedBy?: { userId: string; name: string } | undefined
  /** Staff who have not set up two-factor sign-in. */
  mustEnrol?: true
}
/** A member of a vendor, acting for it. The vendor's id comes from the token, never from the input. */
export type VendorActor = Omit<UserActor, 'vendorId'> & { vendorId: string }
export type Actor = UserActor | { kind: 'anonymous' }

type Meta = { access: Access }
type ProcedureType = 'query' | 'mutation' | 'subscription'

const PORTAL_NAMES: Record<Audience, string> = {
  storefront: 'the shop',
  vendor: 'the factory portal',
  admin: 'the admin console',
}

/**
 * Who calls. Whoever views as somebody reads and changes nothing: their mutations are refused here, before any other rule,
 * for every builder that knows of people.
 * @throws AppError UNAUTHENTICATED, TOKEN_EXPIRED, READ_ONLY
 */
async function readActor(ctx: ServiceContext<unknown>, type: ProcedureType): Promise<Actor> {
  const actor = await readToken(ctx)
  if (actor.kind === 'user' && actor.viewedBy && type !== 'query') {
    throw new AppError('READ_ONLY', {
      message: `You are viewing as ${actor.name}. Nothing can be changed this way.`,
    })
  }
  return actor
}

async function readToken(ctx: ServiceContext<unknown>): Promise<Actor> {
  const header = ctx.header('authorization')
  if (header === undefined) return { kind: 'anonymous' }
  const token = /^Bearer (\S+)$/.exec(header)?.[1]
  if (!token) throw new AppError('UNAUTHENTICATED', { message: 'Send the access token as "Bearer <token>".' })
  const claims = await ctx.verifyAccessToken(token)
  return {
    kind: 'user',
    userId: claims.sub,
    name: claims.name,
    audience: claims.aud,
    sessionId: claims.sid,
    permissions: claims.permissions,
    vendorId: claims.vendorId,
    viewedBy: claims.act ? { userId: claims.act.sub, name: claims.act.name } : undefined,
    ...(claims.mustEnrol ? { mustEnrol: claims.mustEnrol } : {}),
  }
}

function requireUser(actor: Actor, service: ServiceName, audience?: Audience): UserActor {
  if (actor.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', { message: 'Sign in to do this.' })
  // Until it is set up such a token is worth no more than a password: one's own account, which is in the auth service.
  if (actor.mustEnrol && service !== 'auth') {
    throw new AppError('FORBIDDEN', { message: 'Set up two-factor sign-in first.' })
  }
  if (audience && actor.audience !== audience) {
    throw new AppError('FORBIDDEN', { message: `This can be done in ${PORTAL_NAMES[audience]} alone.` })
  }
  return actor
}

function requirePermission(actor: UserActor, permission: VendorPermission | StaffPermission): void {
  if (actor.permissions.includes(permission)) return
  throw new AppError('FORBIDDEN', { message: 'Your role does not allow this.', details: { permission } })
}

/**
 * The only way to write a procedure. Each builder states who may call (`meta.access`, read by the generated access tests)
 * and enforces it; there is no builder without a rule.
 *
 * tRPC facts behind this file: `await next()` does not throw for a resolver's error, it answers `{ ok: false, error }`, so
 * errors are converted there; `errorFormatter` runs for HTTP answers, not for `createCaller`.
 *
 * A mutation of `adminProcedure` that records no staff action fails, and its transactions are rolled back; `writeStaffAction`
 * says where the records go.
 */
export function createProcedures<Deps>(
  service: ServiceName,
  writeStaffAction: StaffActionWriter = publishStaffAction(service),
) {
  const t = initTRPC
    .context<ServiceContext<Deps>>()
    .meta<Meta>()
    .create({
      errorFormatter({ shape, error, ctx }) {
        const app = toAppError(error)
        const data: ErrorData = {
          code: app.code,
          httpStatus: ERROR_TABLE[app.code].http,
          requestId: ctx?.requestId ?? '',
          ...(app.fields ? { fields: app.fields } : {}),
          ...(app.details ? { details: app.details } : {}),
        }
        return { message: app.message, code: shape.code, data }
      },
    })

  const convertErrors = t.middleware(async ({ next }) => {
    const result = await next()
    if (result.ok) return result
    return { ...result, error: toTrpcError(result.error) }
  })

  const base = t.procedure.use(convertErrors)

  return {
    router: t.router,

    /** Anyone. `ctx.actor` still says who is signed in; a token that is present must be valid. */
    publicProcedure: base
      .meta({ access: { kind: 'public' } })
      .use(async ({ ctx, next, type }) => next({ ctx: { actor: await readActor(ctx, type) } })),

    /** Anyone signed in, at whichever portal, on nothing but their own account. */
    accountProcedure: base
      .meta({ access: { kind: 'account' } })
      .use(async ({ ctx, next, type }) => next({ ctx: { actor: requireUser(await readActor(ctx, type), service) } })),

    /** A customer in the shop. */
    customerProcedure: base
      .meta({ access: { kind: 'customer' } })
      .use(async ({ ctx, next, type }) =>
        next({ ctx: { actor: requireUser(await readActor(ctx, type), service, 'storefront') } }),
      ),

    /** A member of a vendor whose role, and whose vendor's state, give this permission. `ctx.actor.vendorId` is the tenant. */
    vendorProcedure: (permission: VendorPermission) =>
      base.meta({ access: { kind: 'vendor', permission } }).use(async ({ ctx, next, type }) => {
        const user = requireUser(await readActor(ctx, type), service, 'vendor')
        requirePermission(user, permission)
        if (!user.vendorId) throw new AppError('FORBIDDEN', { message: 'You do not act for a factory.' })
        const actor: VendorActor = { ...user, vendorId: user.vendorId }
        return next({ ctx: { actor } })
      }),

    /** A member of staff whose roles give this permission. */
    adminProcedure: (permission: StaffPermission) =>
      base.meta({ access: { kind: 'admin', permission } }).use(async ({ ctx, next, type, path }) => {
        const user = requireUser(await readActor(ctx, type), service, 'admin')
        requirePermission(user, permission)
        const audit: AuditTrail = { path, requestId: ctx.requestId, write: writeStaffAction, isRecorded: false }
        const actor: StaffActor = { ...user, audit }
        if (type !== 'mutation') return next({ ctx: { actor } })
        const result = await followTrail(audit, () => next({ ctx: { actor } }))
        // Its transactions have asked already; this is for a mutation that writes outside of one.
        if (result.ok) assertRecorded(audit)
        return result
      }),

    /** Another service, with its own signed token. Mount these under `internal` alone: the gateway never routes it. */
    serviceProcedure: (callers: readonly ServiceName[]) =>
      base.meta({ access: { kind: 'service', callers } }).use(async ({ ctx, next }) => {
        const token = ctx.header(HEADERS.serviceToken)
        if (!token) throw new AppError('UNAUTHENTICATED', { message: 'This procedure is for services alone.' })
        const caller = await ctx.verifyServiceToken(token)
        if (!callers.includes(caller))
          throw new AppError('FORBIDDEN', { message: `The ${caller} service may not call this.` })
        return next({ ctx: { caller } })
      }),
  }
}
