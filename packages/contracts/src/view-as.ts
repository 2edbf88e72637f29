/**
 * Staff look at the shop or the factory portal through somebody's eyes, read-only; kept by the auth service.
 *
 * | procedure | who | what |
 * |---|---|---|
 * | viewAs.start | admin users.view_as | a code for one portal, to be handed over within a minute; never for staff; leaves an entry |
 * | viewAs.open | public | spends the code: an access token that changes nothing, and what renews it |
 * | viewAs.renew | public | the next access token, until the hour is over |
 * | viewAs.end | public | no token works from here on; leaves an entry |
 */
import { z } from 'zod'
import { tokenPairSchema } from './auth.ts'
import { text, timestampSchema } from './common.ts'
import { idSchema } from './ids.ts'

/** From the press in the console to the portal that takes the code over. */
export const VIEW_CODE_TTL_SECONDS = 60
/** However often it is renewed. */
export const VIEW_TTL_SECONDS = 3_600

export const VIEW_AUDIENCES = ['storefront', 'vendor'] as const
const viewAudienceSchema = z.enum(VIEW_AUDIENCES)

export const startViewInput = z.object({
  userId: idSchema('usr'),
  audience: viewAudienceSchema,
  reason: text(500),
})
/** `openUrl` takes the code in the body of a POST: it stands in no address. */
export const startedViewSchema = z.object({ openUrl: z.url(), code: z.string(), expiresAt: timestampSchema })
export const openViewInput = z.object({ code: z.string().min(20).max(200), audience: viewAudienceSchema })
export const viewTokenInput = z.object({ refreshToken: z.string().min(20).max(200) })
/** A token pair; `refreshToken` is for `viewAs.renew` and `viewAs.end` alone. */
export const viewPairSchema = tokenPairSchema.extend({ viewedBy: z.string() })
export type ViewPair = z.infer<typeof viewPairSchema>
