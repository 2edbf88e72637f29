import { allocate, type CurrencyCode, stripeStepMinor, sumMinor } from '@millyard/money'

/** What one vendor order has left, of which a refund or a chargeback can take. */
export type LossShare = { leftMinor: number; commissionLeftMinor: number }
export type Loss = { amountMinor: number; commissionMinor: number }

/**
 * Divides what a lost dispute took over the vendor orders, in proportion to what each has left, in steps that Stripe can move.
 * Of each the platform gives up the same part of its commission as the vendor of its money (P25), and all with the last of it.
 * What was taken beyond all that is left is nobody's share: `beyondMinor`.
 */
export function divideLoss(
  shares: readonly LossShare[],
  lostMinor: number,
  currency: CurrencyCode,
): { losses: Loss[]; beyondMinor: number } {
  const step = stripeStepMinor(currency)
  const units = shares.map((share) => Math.floor(share.leftMinor / step))
  const leftUnits = sumMinor(units)
  const takenUnits = Math.min(Math.floor(lostMinor / step), leftUnits)
  const amounts = leftUnits === 0 ? units : allocate(takenUnits, units).map((count) => count * step)
  const losses = shares.map((share, index) => lossOf(share, amounts[index] ?? 0, step))
  return { losses, beyondMinor: lostMinor - sumMinor(losses.map((loss) => loss.amountMinor)) }
}

function lossOf({ leftMinor, commissionLeftMinor }: LossShare, amountMinor: number, step: number): Loss {
  if (amountMinor === leftMinor) return { amountMinor, commissionMinor: commissionLeftMinor }
  const exact = allocate(commissionLeftMinor, [amountMinor, leftMinor - amountMinor])[0] ?? 0
  const payableMinor = amountMinor - exact
  // The vendor's side is what Stripe must move: the commission gives way, as it did at the sale.
  const commissionMinor = amountMinor - (payableMinor - (payableMinor % step))
  return { amountMinor, commissionMinor: Math.min(commissionMinor, commissionLeftMinor) }
}
