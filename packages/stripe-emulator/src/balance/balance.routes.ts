import type Stripe from 'stripe'
import type { AccountTables } from '../core/state.ts'
import type { Api } from '../http/api.ts'
import { find } from '../http/errors.ts'
import { listPage } from '../http/list.ts'
import { listParams, readParams, text } from '../http/params.ts'

/** The balance of one account: everything is available, nothing is pending. */
export function balanceOf(tables: AccountTables, defaultCurrency = 'usd'): Stripe.Balance {
  const currencies = Object.keys(tables.available)
  const available = (currencies.length > 0 ? currencies : [defaultCurrency]).map((currency) => {
    const amount = tables.available[currency] ?? 0
    return { amount, currency, source_types: { card: amount } }
  })
  const pending = available.map(({ currency }) => ({ amount: 0, currency, source_types: { card: 0 } }))
  return { object: 'balance', available, livemode: false, pending } satisfies Stripe.Balance
}

export function registerBalance(api: Api): void {
  api.get('/v1/balance', ({ state, tables, account }) => {
    return balanceOf(tables, account === null ? 'usd' : state.accounts[account]?.default_currency)
  })

  const filters = listParams.extend({ currency: text.optional(), source: text.optional(), type: text.optional() })
  for (const url of ['/v1/balance_transactions', '/v1/balance/history']) {
    api.get(url, ({ tables, params }) => {
      const query = readParams(filters, params)
      return listPage(
        tables.balanceTransactions,
        url,
        query,
        (row) =>
          (query.currency === undefined || row.currency === query.currency) &&
          (query.source === undefined || row.source === query.source) &&
          (query.type === undefined || row.type === query.type),
      )
    })
    api.get(`${url}/:id`, ({ tables, path }) => find(tables.balanceTransactions, 'balance transaction', path('id')))
  }
}
