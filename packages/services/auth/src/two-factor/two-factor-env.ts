import { z } from 'zod'
import { secretKeysSchema } from './secret-box.ts'

/** What two-factor sign-in reads from the environment; of the service and of the operator's commands. */
export const twoFactorEnv = {
  /** Encrypts the secrets of two-factor sign-in. Required in production. */
  TWO_FACTOR_KEY: secretKeysSchema,
  /** Base32. The staff of a demo share this secret, and its codes are accepted more than once. Refused in production. */
  DEMO_TWO_FACTOR_SECRET: z
    .string()
    .regex(/^[A-Z2-7]{32}$/, 'Give 20 bytes in base32.')
    .optional(),
}

type WithMode = { NODE_ENV: 'development' | 'test' | 'production'; DEMO_TWO_FACTOR_SECRET?: string | undefined }

/** A secret that anybody can read in this repository must open nothing where people work. */
export function refuseDemoInProduction<Schema extends z.ZodType<WithMode>>(schema: Schema): Schema {
  return schema.refine((env) => env.NODE_ENV !== 'production' || !env.DEMO_TWO_FACTOR_SECRET, {
    path: ['DEMO_TWO_FACTOR_SECRET'],
    message: 'must not be set in production',
  })
}

const commandEnvSchema = refuseDemoInProduction(
  z.object({ NODE_ENV: z.enum(['development', 'test', 'production']).default('production'), ...twoFactorEnv }),
)

/** The same for a command, which is in production unless NODE_ENV says otherwise. @throws Error that names what is wrong */
export function readTwoFactorEnv(source: NodeJS.ProcessEnv): z.infer<typeof commandEnvSchema> {
  const result = commandEnvSchema.safeParse(
    Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')),
  )
  if (result.success) return result.data
  throw new Error(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
}
