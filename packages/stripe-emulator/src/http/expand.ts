import { type EmulatorState, tablesOf } from '../core/state.ts'
import { invalidRequest } from './errors.ts'

const MAX_DEPTH = 4

/** The object behind an id, found by the id's prefix in the acting account and then in the platform's. */
function lookUp(state: EmulatorState, account: string | null, id: string): unknown {
  const own = tablesOf(state, account)
  switch (id.slice(0, id.indexOf('_'))) {
    case 'acct':
      return state.accounts[id]
    case 'cus':
      return own.customers[id]
    case 'pm':
      return own.paymentMethods[id]
    case 'pi':
      return own.paymentIntents[id]
    case 'ch':
      return own.charges[id]
    case 'py':
      // The payment which a transfer makes lives in the destination's account, and is expandable from the transfer.
      return own.charges[id] ?? Object.values(state.connected).find((tables) => tables.charges[id])?.charges[id]
    case 're':
    case 'pyr':
      return own.refunds[id]
    case 'du':
      return own.disputes[id]
    case 'tr':
      return own.transfers[id] ?? state.platform.transfers[id]
    case 'trr':
      return own.transferReversals[id]
    case 'txn':
      return own.balanceTransactions[id]
    default:
      return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function expandOne(state: EmulatorState, account: string | null, holder: unknown, path: string[], whole: string): void {
  if (Array.isArray(holder)) {
    for (const item of holder) expandOne(state, account, item, path, whole)
    return
  }
  const [field, ...rest] = path
  if (field === undefined || !isRecord(holder)) return
  if (field === 'refunds' && holder.object === 'charge') {
    const refunds = Object.values(tablesOf(state, account).refunds).filter((refund) => refund.charge === holder.id)
    const url = `/v1/charges/${String(holder.id)}/refunds`
    holder.refunds = { object: 'list', data: structuredClone(refunds.reverse()), has_more: false, url }
  }
  if (!(field in holder)) throw invalidRequest(`This property cannot be expanded (${whole}).`, { param: 'expand' })
  const value = holder[field]
  if (typeof value === 'string') {
    const found = lookUp(state, account, value)
    if (found === undefined) throw invalidRequest(`This property cannot be expanded (${whole}).`, { param: 'expand' })
    holder[field] = structuredClone(found)
  }
  if (rest.length > 0) expandOne(state, account, holder[field], rest, whole)
}

/** A copy of the answer in which the ids named by `expand[]` are replaced by their objects. */
export function expandAnswer(state: EmulatorState, account: string | null, answer: unknown, expand: unknown): unknown {
  const copy: unknown = structuredClone(answer)
  if (expand === undefined) return copy
  const paths = Array.isArray(expand) ? expand : isRecord(expand) ? Object.values(expand) : [expand]
  for (const path of paths) {
    if (typeof path !== 'string') throw invalidRequest('Invalid array', { param: 'expand' })
    const parts = path.split('.')
    if (parts.length > MAX_DEPTH) {
      throw invalidRequest(`You cannot expand more than ${MAX_DEPTH} levels of a property (${path}).`, {
        param: 'expand',
      })
    }
    expandOne(state, account, copy, parts, path)
  }
  return copy
}
