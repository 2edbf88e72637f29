export { allocate } from './allocate.ts'
export { CURRENCY_CODES, type CurrencyCode, currencyExponent, isCurrencyCode } from './currency.ts'
export { formatMoney, toDecimalString } from './format-money.ts'
export {
  add,
  assertMinor,
  compare,
  type Money,
  multiply,
  multiplyMinor,
  negate,
  subtract,
  sum,
  sumMinor,
} from './money.ts'
export { MoneyError, type MoneyErrorCode } from './money-error.ts'
export { parseAmount } from './parse-amount.ts'
export { percentIncludedIn, percentOf } from './percent-of.ts'
export { currencyCodeSchema, moneySchema } from './schemas.ts'
export {
  fromStripeAmount,
  roundToStripeStep,
  splitForStripePayout,
  stripeStepMinor,
  toStripeAmount,
} from './stripe-amount.ts'
