import type { FieldIssue } from '@millyard/contracts'
import { isCurrencyCode, stripeStepMinor } from '@millyard/money'

/** Cards are charged in steps of a currency (P14). */
export function stepProblem(path: string, priceMinor: number | null, currency: string): FieldIssue[] {
  if (priceMinor === null || !isCurrencyCode(currency) || priceMinor % stripeStepMinor(currency) === 0) return []
  return [{ path, message: `Prices in ${currency} must end in 0: cards are charged in such steps.` }]
}
