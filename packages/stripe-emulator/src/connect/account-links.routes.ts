import type Stripe from 'stripe'
import { z } from 'zod'
import { nowSeconds } from '../core/clock.ts'
import { randomText } from '../core/ids.ts'
import type { Api } from '../http/api.ts'
import { findParam } from '../http/errors.ts'
import { readParams, text } from '../http/params.ts'

const VALID_FOR_SECONDS = 5 * 60
const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

export function registerAccountLinks(api: Api): void {
  api.post('/v1/account_links', ({ emulator, state, params }) => {
    const schema = z.object({
      account: text,
      refresh_url: address,
      return_url: address,
      type: z.enum(['account_onboarding', 'account_update']),
    })
    const input = readParams(schema, params)
    const account = findParam(state.accounts, 'account', input.account, 'account')
    const token = randomText(32)
    const now = nowSeconds(state)
    state.accountLinks[token] = {
      token,
      account: account.id,
      refreshUrl: input.refresh_url,
      returnUrl: input.return_url,
      expiresAt: now + VALID_FOR_SECONDS,
      used: false,
    }
    for (const link of Object.values(state.accountLinks)) {
      if (link.expiresAt < now - 24 * 60 * 60) delete state.accountLinks[link.token]
    }
    return {
      object: 'account_link',
      created: now,
      expires_at: now + VALID_FOR_SECONDS,
      url: `${emulator.baseUrl}/connect/onboarding/${token}`,
    } satisfies Stripe.AccountLink
  })
}
