import { z } from 'zod'
import { idSchema } from './ids.ts'

export const AUDIENCES = ['storefront', 'vendor', 'admin'] as const
/** The portal that a token is for. A token of one portal is refused by the procedures of another. */
export const audienceSchema = z.enum(AUDIENCES)
export type Audience = z.infer<typeof audienceSchema>

export const SERVICE_NAMES = ['auth', 'product', 'order', 'payment', 'shipping', 'notification'] as const
export const serviceNameSchema = z.enum(SERVICE_NAMES)
export type ServiceName = z.infer<typeof serviceNameSchema>

/** How long an access token lives. Services verify it offline, so this is also how late a lost permission is noticed. */
export const ACCESS_TOKEN_TTL_SECONDS = 600
export const SERVICE_TOKEN_TTL_SECONDS = 60
export const ACCESS_TOKEN_ISSUER = 'millyard:auth'

/** The claims of an access token, beside `iss`, `iat` and `exp`. Signed with EdDSA by the auth service. */
export const accessClaimsSchema = z.object({
  sub: idSchema('usr'),
  aud: audienceSchema,
  /** The session (refresh token family) behind this token. */
  sid: idSchema('ses'),
  name: z.string(),
  permissions: z.array(z.string()),
  /** The vendor that the person acts for; on tokens for the vendor portal alone. */
  vendorId: idSchema('ven').optional(),
  /** Who really acts (RFC 8693): a member of staff who views as `sub`. Such a token reads and changes nothing. */
  act: z.object({ sub: idSchema('usr'), name: z.string() }).optional(),
  /** A member of staff who has not set up two-factor sign-in: nothing but their own account is open until they have. */
  mustEnrol: z.literal(true).optional(),
})
export type AccessClaims = z.infer<typeof accessClaimsSchema>

/** The claims of a service-to-service token: `iss` signs with its own key, `aud` is the one service that may accept it. */
export const serviceClaimsSchema = z.object({ iss: serviceNameSchema, aud: serviceNameSchema })
export type ServiceClaims = z.infer<typeof serviceClaimsSchema>

/** HTTP headers that carry identity between the parts. */
export const HEADERS = {
  serviceToken: 'x-service-token',
  requestId: 'x-request-id',
  correlationId: 'x-correlation-id',
  cartToken: 'x-cart-token',
} as const
