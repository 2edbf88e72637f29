import { z } from 'zod'

/** Somebody who can sign in to a demo, shown on that app's sign-in page and at the end of `npm start`. */
export const demoAccountSchema = z.object({
  app: z.enum(['storefront', 'vendor-portal', 'admin']),
  /** `Customer`, `Vendor: Lindqvist Glassworks`, `Staff: finance`. */
  label: z.string(),
  email: z.string(),
  password: z.string(),
  /** Of the second step, where there is one (base32): the demo panel answers it by itself. */
  twoFactorSecret: z.string().optional(),
})
export type DemoAccount = z.infer<typeof demoAccountSchema>
