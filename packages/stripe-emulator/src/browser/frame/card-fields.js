/** Formats and checks card details. Pure, so that it can be tested apart from the page. */

const BRANDS = [
  ['visa', /^4/],
  ['amex', /^3[47]/],
  ['mastercard', /^(5[1-5]|2[2-7])/],
  ['discover', /^6(011|5)/],
]

export const digitsOf = (text) => text.replaceAll(/\D/g, '')

export function brandOf(number) {
  return BRANDS.find(([, pattern]) => pattern.test(number))?.[0] ?? 'unknown'
}

const lengthOf = (number) => (brandOf(number) === 'amex' ? 15 : 16)
const cvcLengthOf = (number) => (brandOf(number) === 'amex' ? 4 : 3)

export function formatNumber(text) {
  const digits = digitsOf(text).slice(0, 19)
  const groups = brandOf(digits) === 'amex' ? /^(\d{1,4})(\d{1,6})?(\d{1,5})?.*$/ : /(\d{1,4})/g
  if (brandOf(digits) === 'amex') return digits.replace(groups, (_, a, b, c) => [a, b, c].filter(Boolean).join(' '))
  return (digits.slice(0, 16).match(groups) ?? []).join(' ')
}

export function formatExpiry(text) {
  let digits = digitsOf(text)
  if (/^[2-9]/.test(digits)) digits = `0${digits}`
  // A whole year, as browsers fill it in: 12/2030.
  if (digits.length === 6) digits = digits.slice(0, 2) + digits.slice(4)
  digits = digits.slice(0, 4)
  return digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2)}` : digits
}

function isLuhn(number) {
  let sum = 0
  for (const [index, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

const problem = (code, message) => ({ type: 'validation_error', code, message })

export function checkNumber(text) {
  const number = digitsOf(text)
  if (number.length < lengthOf(number)) return problem('incomplete_number', 'Your card number is incomplete.')
  return isLuhn(number) ? null : problem('invalid_number', 'Your card number is invalid.')
}

export function checkExpiry(text, now = new Date()) {
  const digits = digitsOf(text)
  if (digits.length < 4) return problem('incomplete_expiry', 'Your card’s expiration date is incomplete.')
  const month = Number(digits.slice(0, 2))
  const year = 2000 + Number(digits.slice(2))
  if (month < 1 || month > 12) return problem('invalid_expiry_month', 'Your card’s expiration month is invalid.')
  if (year < now.getFullYear())
    return problem('invalid_expiry_year_past', 'Your card’s expiration year is in the past.')
  if (year === now.getFullYear() && month < now.getMonth() + 1) {
    return problem('invalid_expiry_month_past', 'Your card’s expiration date is in the past.')
  }
  return year > now.getFullYear() + 50
    ? problem('invalid_expiry_year', 'Your card’s expiration year is invalid.')
    : null
}

export function checkCvc(text, numberText) {
  const complete = digitsOf(text).length >= cvcLengthOf(digitsOf(numberText))
  return complete ? null : problem('incomplete_cvc', 'Your card’s security code is incomplete.')
}
