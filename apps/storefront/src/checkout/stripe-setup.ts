import 'server-only'
import { webEnv } from '@millyard/web-kit'
import type { StripeSetup } from './payment-frame.tsx'

/** For the browser, from this server's environment. */
export function stripeSetup(): StripeSetup {
  const env = webEnv()
  return { publishableKey: env.STRIPE_PUBLISHABLE_KEY, scriptUrl: env.STRIPE_JS_URL }
}
