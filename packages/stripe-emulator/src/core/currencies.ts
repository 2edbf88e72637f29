import { invalidRequest } from '../http/errors.ts'

// https://docs.stripe.com/currencies
const SUPPORTED = new Set(
  (
    'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp ' +
    'cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk ' +
    'jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn ' +
    'nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std ' +
    'szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw'
  ).split(' '),
)
const ZERO_DECIMAL = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))
const THREE_DECIMAL = new Set('bhd jod kwd omr tnd'.split(' '))
/** Written with two decimals for old reasons, though the currency has none: the last two digits are always 00. */
const TWO_DECIMAL_BY_HISTORY = new Set(['isk', 'ugx'])

/** How many decimals a minor-unit amount of this currency has at Stripe. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (ZERO_DECIMAL.has(currency)) return 0
  return THREE_DECIMAL.has(currency) ? 3 : 2
}

/** Checks a currency and answers it in lower case, as Stripe stores it. */
export function checkCurrency(currency: string, param = 'currency'): string {
  const code = currency.toLowerCase()
  if (SUPPORTED.has(code)) return code
  throw invalidRequest(
    `Invalid currency: ${code}. See https://docs.stripe.com/currencies for those that are supported.`,
    {
      param,
    },
  )
}

/** Checks an amount in minor units against Stripe's rules for the currency. */
export function checkAmount(amount: number, currency: string, param = 'amount'): number {
  if (THREE_DECIMAL.has(currency) && amount % 10 !== 0) {
    throw invalidRequest(`Invalid amount: ${amount}. Amounts in ${currency} must be divisible by 10.`, {
      code: 'parameter_invalid_integer',
      param,
    })
  }
  if (TWO_DECIMAL_BY_HISTORY.has(currency) && amount % 100 !== 0) {
    throw invalidRequest(`Invalid amount: ${amount}. Amounts in ${currency} must be divisible by 100.`, {
      code: 'parameter_invalid_integer',
      param,
    })
  }
  return amount
}

/** For people: `€12.50`. */
export function formatMoney(amount: number, currency: string): string {
  const decimals = decimalsOf(currency)
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return format.format(amount / 10 ** decimals)
}
