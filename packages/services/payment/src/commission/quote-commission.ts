import { badField, type quoteCommissionInput, type quoteCommissionOutput } from '@millyard/contracts'
import { isCurrencyCode } from '@millyard/money'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { toMinor } from '../money.ts'
import { commissionOf, pickRule } from './commission-rule.ts'

type RuleRow = {
  id: string
  vendor_id: string | null
  category_id: string | null
  product_id: string | null
  basis_points: number
  fixed_per_unit_minor: bigint
  currency: string | null
}

/**
 * The commission of every line by the rules in force now; the caller freezes it on its order. One statement.
 * @throws AppError BAD_INPUT for a currency that Millyard does not know
 */
export async function quoteCommission(
  deps: Deps,
  input: z.infer<typeof quoteCommissionInput>,
): Promise<z.infer<typeof quoteCommissionOutput>> {
  const { currency, lines } = input
  if (!isCurrencyCode(currency)) throw badField('currency', `${currency} is not a currency that Millyard knows.`)

  // Arrays, not lists: one prepared statement for carts of every size.
  const found = await deps.database.client.$queryRaw<RuleRow[]>`
    select id, vendor_id, category_id, product_id, basis_points, fixed_per_unit_minor, currency
    from commission_rule
    where archived_at is null
      and (vendor_id is null or vendor_id = any(${lines.map((line) => line.vendorId)}))
      and (category_id is null or category_id = any(${lines.map((line) => line.categoryId)}))
      and (product_id is null or product_id = any(${lines.map((line) => line.productId)}))
      and (currency is null or currency = ${currency})`
  const rules = found.map((row) => ({
    id: row.id,
    vendorId: row.vendor_id,
    categoryId: row.category_id,
    productId: row.product_id,
    basisPoints: row.basis_points,
    fixedPerUnitMinor: toMinor(row.fixed_per_unit_minor),
    currency: row.currency,
  }))

  return {
    lines: lines.map((line) => {
      const rule = pickRule(rules, line, currency)
      // The migration seeds a rule without a scope.
      if (!rule) throw new Error('No commission rule applies to every sale.')
      return {
        lineId: line.lineId,
        ruleId: rule.id,
        basisPoints: rule.basisPoints,
        fixedPerUnitMinor: rule.fixedPerUnitMinor,
        commissionMinor: commissionOf(rule, line, currency),
      }
    }),
  }
}
