import type Stripe from 'stripe'
import { nowSeconds } from '../core/clock.ts'
import { newId } from '../core/ids.ts'
import { type EmulatorState, tablesOf } from '../core/state.ts'

export interface BalancePosting {
  type: Stripe.BalanceTransaction.Type
  reportingCategory: string
  source: string
  /** Signed, in minor units. */
  amount: number
  fee?: number
  feeDescription?: string
  currency: string
  description?: string | null
}

/** Moves money in or out of an account's balance; the only place where a balance changes. Funds are available at once. */
export function postBalanceTransaction(
  state: EmulatorState,
  account: string | null,
  { type, reportingCategory, source, amount, fee = 0, feeDescription, currency, description = null }: BalancePosting,
): Stripe.BalanceTransaction {
  const tables = tablesOf(state, account)
  const now = nowSeconds(state)
  const net = amount - fee
  const feeDetail = {
    amount: fee,
    application: null,
    currency,
    description: feeDescription ?? 'Stripe processing fees',
    type: 'stripe_fee',
  }
  const transaction = {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: now,
    balance_type: 'payments',
    created: now,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [feeDetail],
    net,
    reporting_category: reportingCategory,
    source,
    status: 'available',
    type,
  } satisfies Stripe.BalanceTransaction
  tables.balanceTransactions[transaction.id] = transaction
  tables.available[currency] = (tables.available[currency] ?? 0) + net
  return transaction
}
