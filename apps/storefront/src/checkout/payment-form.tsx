'use client'
import { formatAmount } from '@millyard/ui'
import { PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { Skeleton } from '../components/skeletons.tsx'
import { donePath } from '../site-links.ts'

/** An order that waits for its payment. */
export interface PayableOrder {
  orderId: string
  clientSecret: string
}

export interface PaymentFormProps {
  amountMinor: number
  currency: string
  /** Whether all else on the page is filled in; marks what is not. Asked together with the card's fields. */
  check?: () => boolean
  /** Gives the order to pay: places it if need be. Null when it cannot be; whoever refused has said why. */
  prepare: () => Promise<PayableOrder | null>
}

/** The card and the one button. A refused card says why beside the form and another one can be tried on the same order. */
export function PaymentForm({ amountMinor, currency, check, prepare }: PaymentFormProps) {
  const t = useExtracted('checkout')
  const unexpected = t('The payment could not be made. Your card was not charged. Try again in a moment.')
  const stripe = useStripe()
  const elements = useElements()
  const router = useRouter()
  const [isReady, setIsReady] = useState(false)
  const [loadFailure, setLoadFailure] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const [isPending, setIsPending] = useState(false)
  // State is a render late; a second press within the same moment must find this.
  const isBusy = useRef(false)

  async function pay(): Promise<void> {
    if (!stripe || !elements) return
    const submitted = await elements.submit()
    const isComplete = check?.() ?? true
    if (submitted.error) {
      // What is wrong with a field stands beside it in Stripe's own form.
      if (submitted.error.type !== 'validation_error') setFailure(submitted.error.message ?? unexpected)
      return
    }
    if (!isComplete) return
    const order = await prepare()
    if (!order) return
    const { error } = await stripe.confirmPayment({
      elements,
      clientSecret: order.clientSecret,
      confirmParams: { return_url: window.location.origin + donePath(order.orderId) },
      redirect: 'if_required',
    })
    // Paid already (another tab, an answer that got lost): the next page finds out.
    if (!error || error.payment_intent?.status === 'succeeded') {
      router.push(donePath(order.orderId))
      await new Promise(() => {}) // Stay pending until the page changes.
    }
    setFailure(error?.message ?? unexpected)
  }

  async function onPress() {
    if (isBusy.current) return
    isBusy.current = true
    setIsPending(true)
    setFailure(undefined)
    try {
      await pay()
    } catch (error) {
      console.error(error)
      setFailure(unexpected)
    } finally {
      isBusy.current = false
      setIsPending(false)
    }
  }

  return (
    <div>
      {loadFailure ? (
        <Notice tone="bad" isLive title={t('The payment form did not load')}>
          {t('{reason} Reload the page to try again.', { reason: loadFailure })}
        </Notice>
      ) : null}
      {isReady || loadFailure ? null : <Skeleton className="h-52 w-full rounded-md" />}
      <div className={isReady ? undefined : 'h-0 overflow-hidden'}>
        <PaymentElement
          options={{ layout: 'tabs' }}
          onReady={() => setIsReady(true)}
          onLoadError={({ error }) => setLoadFailure(error.message ?? unexpected)}
        />
      </div>
      {failure ? (
        <Notice tone="bad" isLive className="mt-5" title={t('The payment was not made')}>
          {t('{reason} Nothing was charged.', { reason: failure })}
        </Notice>
      ) : null}
      <Button
        className="mt-6 w-full"
        onClick={onPress}
        disabled={!stripe || !isReady}
        isPending={isPending}
        pendingText={t('Paying')}
      >
        {t('Pay {total}', { total: formatAmount(amountMinor, currency) })}
      </Button>
      <p className="mt-3 text-center text-ink-soft text-sm">{t('Your card is charged once, for all factories.')}</p>
    </div>
  )
}
