import { z } from 'zod'

/** What sign-in with Google reads from the environment. Without a client it is offered nowhere. */
export const googleEnv = {
  /** The OAuth client at Google (console.cloud.google.com, type "Web application"), and its secret: both or none. */
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  /** Another Google, e.g. the emulator. Over https in production. */
  GOOGLE_ISSUER: z.url({ protocol: /^https?$/ }).default('https://accounts.google.com'),
}

type WithGoogle = {
  NODE_ENV: 'development' | 'test' | 'production'
  GOOGLE_CLIENT_ID?: string | undefined
  GOOGLE_CLIENT_SECRET?: string | undefined
  GOOGLE_ISSUER: string
}

/** Half a client signs nobody in, and whoever reads along with http takes every login over. */
export function checkGoogleEnv<Schema extends z.ZodType<WithGoogle>>(schema: Schema): Schema {
  return schema
    .refine((env) => Boolean(env.GOOGLE_CLIENT_ID) === Boolean(env.GOOGLE_CLIENT_SECRET), {
      path: ['GOOGLE_CLIENT_SECRET'],
      message: 'GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET are set together, or neither',
    })
    .refine((env) => env.NODE_ENV !== 'production' || env.GOOGLE_ISSUER.startsWith('https:'), {
      path: ['GOOGLE_ISSUER'],
      message: 'must be https in production',
    })
}
