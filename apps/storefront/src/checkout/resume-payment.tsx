'use client'
import { PaymentFrame, type StripeSetup } from './payment-frame.tsx'

export interface ResumePaymentProps {
  orderId: string
  clientSecret: string
  amountMinor: number
  currency: string
  stripe: StripeSetup
}

/** Pays an order that has been placed already. */
export function ResumePayment({ orderId, clientSecret, amountMinor, currency, stripe }: ResumePaymentProps) {
  return (
    <PaymentFrame
      setup={stripe}
      amountMinor={amountMinor}
      currency={currency}
      prepare={async () => ({ orderId, clientSecret })}
    />
  )
}
