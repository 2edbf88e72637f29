import type Stripe from 'stripe'
import { nowSeconds } from '../core/clock.ts'
import { newId } from '../core/ids.ts'
import { type EventSource, emitEvent } from '../events/emit-event.ts'

const DUE_AT_FIRST = ['business_profile.name', 'external_account', 'tos_acceptance.date', 'tos_acceptance.ip']

export function requirementsOf(due: readonly string[], disabledReason: string | null): Stripe.Account.Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: [...due],
    disabled_reason: disabledReason as Stripe.Account.Requirements.DisabledReason | null,
    errors: [],
    eventually_due: [...due],
    past_due: [...due],
    pending_verification: [],
  }
}

export const initialRequirements = () => requirementsOf(DUE_AT_FIRST, 'requirements.past_due')

function setCapabilities(account: Stripe.Account, status: 'active' | 'inactive'): void {
  account.capabilities ??= {}
  for (const name of Object.keys(account.capabilities)) Reflect.set(account.capabilities, name, status)
}

function emitUpdated(source: EventSource, account: Stripe.Account, before: Partial<Stripe.Account>): void {
  emitEvent({ ...source, account: account.id }, 'account.updated', account, before)
}

const statusBefore = ({ charges_enabled, payouts_enabled, details_submitted }: Stripe.Account) => ({
  charges_enabled,
  payouts_enabled,
  details_submitted,
})

export interface OnboardingDetails {
  businessName: string
  /** IBAN or account number, without spaces. */
  bankAccount: string
}

function externalAccountOf(
  account: Stripe.Account,
  { businessName, bankAccount }: OnboardingDetails,
): Stripe.BankAccount {
  return {
    id: newId('ba'),
    object: 'bank_account',
    account: account.id,
    account_holder_name: businessName,
    account_holder_type: 'company',
    account_type: null,
    available_payout_methods: ['standard'],
    bank_name: 'STRIPE TEST BANK',
    country: account.country ?? 'US',
    currency: account.default_currency ?? 'usd',
    default_for_currency: true,
    fingerprint: null,
    last4: bankAccount.slice(-4),
    metadata: {},
    routing_number: null,
    status: 'new',
  } satisfies Stripe.BankAccount
}

/** Finishes the onboarding: capabilities become active, nothing is due any more, `account.updated` is sent. */
export function completeAccount(source: EventSource, account: Stripe.Account, details: OnboardingDetails): void {
  const before = statusBefore(account)
  if (account.business_profile) account.business_profile.name = details.businessName
  if (account.external_accounts) account.external_accounts.data = [externalAccountOf(account, details)]
  account.tos_acceptance = { date: nowSeconds(source.emulator.state), ip: '127.0.0.1', user_agent: 'stripe-emulator' }
  account.details_submitted = true
  account.charges_enabled = true
  account.payouts_enabled = true
  account.requirements = requirementsOf([], null)
  setCapabilities(account, 'active')
  emitUpdated(source, account, before)
}

/** Takes the capabilities away again, as Stripe does when something new is due. */
export function restrictAccount(source: EventSource, account: Stripe.Account, due: readonly string[]): void {
  const before = statusBefore(account)
  account.charges_enabled = false
  account.payouts_enabled = false
  account.requirements = requirementsOf(due, 'requirements.past_due')
  setCapabilities(account, 'inactive')
  emitUpdated(source, account, before)
}
