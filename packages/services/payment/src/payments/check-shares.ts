import { AppError, type CreatePaymentInput, type FieldIssue } from '@millyard/contracts'
import { isCurrencyCode, stripeStepMinor, sumMinor } from '@millyard/money'

/**
 * The parts of an order must be the whole of it (P12): totals sum to the amount, each vendor gets its total less the
 * commission, no vendor order appears twice, and every amount is one that Stripe can move (P14).
 * @throws AppError BAD_INPUT that names each field
 */
export function checkShares(input: CreatePaymentInput): void {
  const fields: FieldIssue[] = []
  const problem = (path: string, message: string) => fields.push({ path, message })

  if (!isCurrencyCode(input.currency)) {
    problem('currency', `${input.currency} is not a currency that Millyard knows.`)
  } else {
    const step = stripeStepMinor(input.currency)
    const inSteps = (path: string, amountMinor: number) => {
      if (amountMinor % step !== 0) problem(path, `Amounts in ${input.currency} must be a multiple of ${step}.`)
    }
    inSteps('amountMinor', input.amountMinor)
    input.shares.forEach((share, index) => {
      inSteps(`shares.${index}.payableMinor`, share.payableMinor)
    })
  }

  const sum = sumMinor(input.shares.map((share) => share.totalMinor))
  if (sum !== input.amountMinor) {
    problem('shares', `The parts come to ${sum}, the payment to ${input.amountMinor}.`)
  }
  const seen = new Set<string>()
  input.shares.forEach((share, index) => {
    if (share.payableMinor !== share.totalMinor - share.commissionMinor) {
      problem(`shares.${index}.payableMinor`, 'The vendor gets the total less the commission.')
    }
    if (seen.has(share.vendorOrderId)) {
      problem(`shares.${index}.vendorOrderId`, 'This vendor order is named twice.')
    }
    seen.add(share.vendorOrderId)
  })
  if (fields.length > 0) {
    throw new AppError('BAD_INPUT', { message: fields[0]?.message ?? 'The parts are not the whole.', fields })
  }
}
