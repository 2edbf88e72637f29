/** How a card behaves when it is charged. */
export interface CardBehaviour {
  /** Asks the buyer first: 3-D Secure. */
  requiresAction?: boolean
  /** Stays in `processing` until it is settled through the control route. */
  processing?: boolean
  /** Its refunds are `pending` until they are settled through the control route. */
  refundsPending?: boolean
  /** Its charge is disputed as soon as it is captured. */
  dispute?: { reason: string; inquiry?: boolean }
  /** Refused, after 3-D Secure where that is asked for. */
  decline?: { code: string; declineCode?: string; message: string }
}

export interface TestCard extends CardBehaviour {
  number: string
  brand: string
  tokens: readonly string[]
  country?: string
}

const declined = (declineCode: string, message = 'Your card was declined.') => ({
  code: 'card_declined',
  declineCode,
  message,
})

/** Stripe's documented test cards: https://docs.stripe.com/testing. The keys are the emulator's own names. */
export const TEST_CARDS = {
  visa: { number: '4242424242424242', brand: 'visa', tokens: ['pm_card_visa', 'tok_visa'] },
  visaDebit: { number: '4000056655665556', brand: 'visa', tokens: ['pm_card_visa_debit', 'tok_visa_debit'] },
  mastercard: { number: '5555555555554444', brand: 'mastercard', tokens: ['pm_card_mastercard', 'tok_mastercard'] },
  amex: { number: '378282246310005', brand: 'amex', tokens: ['pm_card_amex', 'tok_amex'] },
  bypassPending: { number: '4000000000000077', brand: 'visa', tokens: ['pm_card_bypassPending', 'tok_bypassPending'] },
  pendingRefund: {
    number: '4000000000007726',
    brand: 'visa',
    tokens: ['pm_card_pendingRefund', 'tok_pendingRefund'],
    refundsPending: true,
  },
  // At Stripe its refunds fail by themselves; here the control route says when.
  refundFail: { number: '4000000000005126', brand: 'visa', tokens: ['pm_card_refundFail', 'tok_refundFail'] },
  dispute: {
    number: '4000000000000259',
    brand: 'visa',
    tokens: ['pm_card_createDispute', 'tok_createDispute'],
    dispute: { reason: 'fraudulent' },
  },
  disputeNotReceived: {
    number: '4000000000002685',
    brand: 'visa',
    tokens: ['pm_card_createDisputeProductNotReceived', 'tok_createDisputeProductNotReceived'],
    dispute: { reason: 'product_not_received' },
  },
  disputeInquiry: {
    number: '4000000000001976',
    brand: 'visa',
    tokens: ['pm_card_createDisputeInquiry', 'tok_createDisputeInquiry'],
    dispute: { reason: 'fraudulent', inquiry: true },
  },
  germany: { number: '4000002760000016', brand: 'visa', tokens: ['pm_card_de', 'tok_de'], country: 'DE' },
  genericDecline: {
    number: '4000000000000002',
    brand: 'visa',
    tokens: ['pm_card_chargeDeclined', 'pm_card_visa_chargeDeclined', 'tok_chargeDeclined'],
    decline: declined('generic_decline'),
  },
  insufficientFunds: {
    number: '4000000000009995',
    brand: 'visa',
    tokens: ['pm_card_chargeDeclinedInsufficientFunds', 'pm_card_visa_chargeDeclinedInsufficientFunds'],
    decline: declined('insufficient_funds', 'Your card has insufficient funds.'),
  },
  lostCard: {
    number: '4000000000009987',
    brand: 'visa',
    tokens: ['pm_card_visa_chargeDeclinedLostCard', 'pm_card_chargeDeclinedLostCard'],
    decline: declined('lost_card'),
  },
  stolenCard: {
    number: '4000000000009979',
    brand: 'visa',
    tokens: ['pm_card_visa_chargeDeclinedStolenCard', 'pm_card_chargeDeclinedStolenCard'],
    decline: declined('stolen_card'),
  },
  expiredCard: {
    number: '4000000000000069',
    brand: 'visa',
    tokens: ['pm_card_chargeDeclinedExpiredCard', 'pm_card_visa_chargeDeclinedExpiredCard'],
    decline: { code: 'expired_card', message: 'Your card has expired.' },
  },
  incorrectCvc: {
    number: '4000000000000127',
    brand: 'visa',
    tokens: ['pm_card_chargeDeclinedIncorrectCvc', 'pm_card_visa_chargeDeclinedIncorrectCvc'],
    decline: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  },
  processingError: {
    number: '4000000000000119',
    brand: 'visa',
    tokens: ['pm_card_chargeDeclinedProcessingError', 'pm_card_visa_chargeDeclinedProcessingError'],
    decline: {
      code: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  },
  threeDSecure: {
    number: '4000002500003155',
    brand: 'visa',
    tokens: ['pm_card_authenticationRequiredOnSetup', 'pm_card_threeDSecureOptional'],
    requiresAction: true,
  },
  threeDSecureRequired: {
    number: '4000000000003220',
    brand: 'visa',
    tokens: ['pm_card_threeDSecure2Required', 'pm_card_threeDSecureRequired', 'pm_card_authenticationRequired'],
    requiresAction: true,
  },
  threeDSecureThenDeclined: {
    number: '4000008400001629',
    brand: 'visa',
    tokens: ['pm_card_threeDSecureRequiredChargeDeclined'],
    requiresAction: true,
    decline: declined('generic_decline'),
  },
  bankProcessing: {
    number: '000123456789',
    brand: 'us_bank_account',
    tokens: ['pm_usBankAccount_processing', 'pm_usBankAccount'],
    processing: true,
  },
} as const satisfies Record<string, TestCard>

export type TestCardKey = keyof typeof TEST_CARDS

const entries = Object.entries(TEST_CARDS) as [TestCardKey, TestCard][]
const keyByNumber = new Map(entries.map(([key, card]) => [card.number, key]))
const keyByToken = new Map(entries.flatMap(([key, card]) => card.tokens.map((token) => [token, key] as const)))

export const testCard = (key: TestCardKey): TestCard => TEST_CARDS[key]
export const findCardByNumber = (number: string): TestCardKey | undefined =>
  keyByNumber.get(number.replaceAll(/[\s-]/g, ''))
export const findCardByToken = (token: string): TestCardKey | undefined => keyByToken.get(token)

/** Luhn's check digit. */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false
  let sum = 0
  for (const [index, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
