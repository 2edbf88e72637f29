'use client'
import { toStripeAmount } from '@millyard/money'
import { Elements } from '@stripe/react-stripe-js'
import type { Stripe } from '@stripe/stripe-js'
import { useExtracted } from 'next-intl'
import { useEffect, useState } from 'react'
import { Notice } from '../components/notice.tsx'
import { Skeleton } from '../components/skeletons.tsx'
import { loadStripe } from './load-stripe.ts'
import { PaymentForm, type PaymentFormProps } from './payment-form.tsx'
import { useAppearance } from './use-appearance.ts'

/** Where Stripe.js comes from and whose account it is; read from the environment on the server. */
export interface StripeSetup {
  publishableKey: string
  scriptUrl: string
}

/**
 * The payment form inside Stripe's context. It shows before the order exists (Stripe calls this a deferred intent): the
 * amount follows the choices above it, and the order is placed when the person pays.
 */
export function PaymentFrame({ setup, ...payment }: PaymentFormProps & { setup: StripeSetup }) {
  const t = useExtracted('checkout')
  const appearance = useAppearance()
  const [stripe, setStripe] = useState<Stripe | null>()
  const { publishableKey, scriptUrl } = setup

  useEffect(() => {
    let isCurrent = true
    loadStripe(publishableKey, scriptUrl).then(
      (loaded) => isCurrent && setStripe(loaded),
      () => isCurrent && setStripe(null),
    )
    return () => {
      isCurrent = false
    }
  }, [publishableKey, scriptUrl])

  if (stripe === null) {
    return (
      <Notice tone="bad" isLive title={t('The payment form did not load')}>
        {t('Stripe could not be reached. Check your connection and reload the page. Nothing was charged.')}
      </Notice>
    )
  }
  if (!stripe || !appearance) return <Skeleton className="h-52 w-full rounded-md" />
  const { amountMinor, currency } = payment
  return (
    <Elements
      stripe={stripe}
      options={{
        mode: 'payment',
        amount: toStripeAmount({ amountMinor, currency }),
        currency: currency.toLowerCase(),
        // As on the PaymentIntent (payment service, create-intent.ts): Stripe demands that the two match.
        allowedPaymentMethodTypes: ['card'],
        appearance,
      }}
    >
      <PaymentForm {...payment} />
    </Elements>
  )
}
