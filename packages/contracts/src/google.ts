/** Sign-in with Google, in the shop and in the factory portal. Never in the admin console. */
import { z } from 'zod'
import { timestampSchema } from './common.ts'

export const GOOGLE_AUDIENCES = ['storefront', 'vendor'] as const
export type GoogleAudience = (typeof GOOGLE_AUDIENCES)[number]
const googleAudienceSchema = z.enum(GOOGLE_AUDIENCES)

/** Where Google sends people back to, at each of these portals; registered there as redirect URI. */
export const GOOGLE_CALLBACK_PATH = '/sign-in/google'

/** What the browser keeps while somebody is at Google: whoever comes back without it did not begin here. */
const stateSchema = z.string().min(20).max(200)
const passwordSchema = z.string().max(200).optional()
/** The query string that Google sent the browser back with. */
const returnSchema = z.object({ state: stateSchema, params: z.string().max(8_000) })

export const googleOfferSchema = z.object({ isOffered: z.boolean() })

export const startGoogleInput = z.object({ audience: googleAudienceSchema })
/** `url`: where the browser goes. `state`: what it keeps until it is back. */
export const googleStartSchema = z.object({ url: z.url(), state: stateSchema })
export const finishGoogleInput = returnSchema.extend({ audience: googleAudienceSchema })

/** `password` where the login has one. */
export const startConnectGoogleInput = z.object({ password: passwordSchema })
export const connectGoogleInput = returnSchema
export const disconnectGoogleInput = z.object({ password: passwordSchema })

export const googleStatusSchema = z.object({
  isOffered: z.boolean(),
  /** Null: none is connected. `email` as Google told it last. */
  account: z.object({ email: z.string(), linkedAt: timestampSchema, lastUsedAt: timestampSchema }).nullable(),
  /** Without one, Google is the only way in: it stays connected. */
  hasPassword: z.boolean(),
})
export type GoogleStatus = z.infer<typeof googleStatusSchema>
