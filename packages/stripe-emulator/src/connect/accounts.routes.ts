import type Stripe from 'stripe'
import { z } from 'zod'
import { nowSeconds } from '../core/clock.ts'
import { checkCurrency } from '../core/currencies.ts'
import { newId } from '../core/ids.ts'
import { emitEvent } from '../events/emit-event.ts'
import type { Api, Call } from '../http/api.ts'
import { StripeApiError } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { emptyableText, flag, listParams, mergeMetadata, metadata, readParams, text } from '../http/params.ts'
import { initialRequirements } from './account-status.ts'

const CURRENCY_OF: Record<string, string> = {
  US: 'usd',
  GB: 'gbp',
  JP: 'jpy',
  CH: 'chf',
  SE: 'sek',
  DK: 'dkk',
  NO: 'nok',
  PL: 'pln',
  CZ: 'czk',
  CA: 'cad',
  AU: 'aud',
}

const updateParams = z.object({
  email: emptyableText.optional(),
  metadata: metadata.optional(),
  business_type: z.enum(['company', 'government_entity', 'individual', 'non_profit']).optional(),
  business_profile: z
    .object({
      name: emptyableText.optional(),
      url: emptyableText.optional(),
      mcc: emptyableText.optional(),
      product_description: emptyableText.optional(),
    })
    .optional(),
  capabilities: z.record(text, z.object({ requested: flag })).optional(),
})

const createParams = updateParams.extend({
  type: z.enum(['custom', 'express', 'standard']).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  default_currency: text.optional(),
  controller: z.record(z.string(), z.unknown()).optional(),
})

function apply(account: Stripe.Account, input: z.output<typeof updateParams>): void {
  if (input.email !== undefined) account.email = input.email
  if (input.business_type !== undefined) account.business_type = input.business_type
  if (account.business_profile) Object.assign(account.business_profile, input.business_profile)
  account.metadata = mergeMetadata(account.metadata ?? {}, input.metadata)
  account.capabilities ??= {}
  for (const [name, { requested }] of Object.entries(input.capabilities ?? {})) {
    if (requested) Reflect.set(account.capabilities, name, account.charges_enabled ? 'active' : 'inactive')
    else Reflect.deleteProperty(account.capabilities, name)
  }
}

function createAccount(call: Call): Stripe.Account {
  const input = readParams(createParams, call.params)
  const id = newId('acct')
  const country = input.country ?? 'US'
  const account: Stripe.Account = {
    id,
    object: 'account',
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: null,
      minority_owned_business_designation: null,
      name: null,
      product_description: null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: null,
    capabilities: {},
    charges_enabled: false,
    controller: {
      fees: { payer: 'application_express' },
      is_controller: true,
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'express' },
      type: 'application',
    },
    country,
    created: nowSeconds(call.state),
    default_currency: checkCurrency(input.default_currency ?? CURRENCY_OF[country] ?? 'eur', 'default_currency'),
    details_submitted: false,
    email: null,
    external_accounts: { object: 'list', data: [], has_more: false, url: `/v1/accounts/${id}/external_accounts` },
    future_requirements: {
      ...initialRequirements(),
      currently_due: [],
      eventually_due: [],
      past_due: [],
      disabled_reason: null,
    },
    metadata: {},
    payouts_enabled: false,
    requirements: initialRequirements(),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: input.type ?? 'express',
  }
  apply(account, input)
  call.state.accounts[id] = account
  return account
}

/** The account of the path. Stripe answers 403 for one that is not there, so that ids cannot be guessed. */
function openAccount(call: Call): Stripe.Account {
  const id = call.path('id')
  const account = Object.hasOwn(call.state.accounts, id) ? call.state.accounts[id] : undefined
  if (account) return account
  throw new StripeApiError(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
  })
}

export function registerAccounts(api: Api): void {
  api.post('/v1/accounts', createAccount)
  api.get('/v1/accounts', ({ state, params }) =>
    listPage(state.accounts, '/v1/accounts', readParams(listParams, params)),
  )
  api.get('/v1/accounts/:id', openAccount)

  api.post('/v1/accounts/:id', (call) => {
    const account = openAccount(call)
    apply(account, readParams(updateParams, call.params))
    emitEvent({ ...call, account: account.id }, 'account.updated', account)
    return account
  })

  api.delete('/v1/accounts/:id', (call) => {
    const { id } = openAccount(call)
    delete call.state.accounts[id]
    return { id, object: 'account', deleted: true } satisfies Stripe.DeletedAccount
  })

  api.post('/v1/accounts/:id/login_links', (call) => {
    const { id } = openAccount(call)
    const url = `${call.emulator.baseUrl}/#${id}`
    return { object: 'login_link', created: nowSeconds(call.state), url } satisfies Stripe.LoginLink
  })
}
