import { assertMinor } from '@millyard/money'

/** A BIGINT column as minor units. @throws MoneyError when a number cannot hold it exactly. */
export function toMinor(column: bigint): number {
  return assertMinor(Number(column))
}
