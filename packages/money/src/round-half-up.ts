/**
 * The one place where Millyard rounds money: `numerator / denominator` to the nearest whole number, a half away from
 * zero (2.5 → 3, -2.5 → -3), so that taking a charge back rounds exactly as making it did. `denominator` is positive.
 */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator
  const rounded = (2n * magnitude + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}
