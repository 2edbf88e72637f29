import { multiplyMinor, percentOf, stripeStepMinor, sumMinor } from '@millyard/money'

/** A rule in force. A scope of null matches every sale. */
export type CommissionRule = {
  id: string
  vendorId: string | null
  categoryId: string | null
  productId: string | null
  basisPoints: number
  fixedPerUnitMinor: number
  currency: string | null
}

export type CommissionLine = {
  vendorId: string
  productId: string
  categoryId: string
  quantity: number
  netMinor: number
}

const matches = (scope: string | null, value: string) => scope === null || scope === value

/** Product before vendor before category; a rule for one currency before one for all. */
function specificity(rule: CommissionRule): number {
  return (
    (rule.productId === null ? 0 : 8) +
    (rule.vendorId === null ? 0 : 4) +
    (rule.categoryId === null ? 0 : 2) +
    (rule.currency === null ? 0 : 1)
  )
}

/** The most specific rule that matches the sale. No two rules in force have the same scope: the database sees to that. */
export function pickRule(
  rules: readonly CommissionRule[],
  line: Pick<CommissionLine, 'vendorId' | 'productId' | 'categoryId'>,
  currency: string,
): CommissionRule | undefined {
  return rules
    .filter(
      (rule) =>
        matches(rule.productId, line.productId) &&
        matches(rule.vendorId, line.vendorId) &&
        matches(rule.categoryId, line.categoryId) &&
        matches(rule.currency, currency),
    )
    .toSorted((a, b) => specificity(b) - specificity(a))[0]
}

/**
 * What the marketplace keeps of a line: the rate on what the buyer pays for the goods after discount (P22), plus the fixed
 * fee per unit (P26), never more than the line brings in. This is the one place where commission is rounded: half-up, once,
 * to a whole step that Stripe can move (10 for KWD), so that what is left for the vendor can be transferred.
 */
export function commissionOf(rule: CommissionRule, line: CommissionLine, currency: string): number {
  const step = stripeStepMinor(currency)
  const wholeSteps = (line.netMinor - (line.netMinor % step)) / step
  const percent = multiplyMinor(percentOf(wholeSteps, rule.basisPoints), step)
  const fixed = multiplyMinor(rule.fixedPerUnitMinor, line.quantity)
  return Math.min(multiplyMinor(wholeSteps, step), sumMinor([percent, fixed]))
}
