'use client'
import type { Address, PostalAddress } from '@millyard/contracts'
import { formatAmount } from '@millyard/ui'
import { toApiError, useTRPC, useTRPCClient } from '@millyard/web-kit/client'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { readAddressForm, toPostalAddress } from '../address/address-values.ts'
import type { CountryOption } from '../address/countries.ts'
import { Totals } from '../components/cart-group.tsx'
import { Notice } from '../components/notice.tsx'
import { ListSkeleton } from '../components/skeletons.tsx'
import { showToast } from '../components/toast.tsx'
import { type FieldMessages, fieldMessages } from '../field-messages.ts'
import { orderPath } from '../site-links.ts'
import { AddressStep, NEW_ADDRESS } from './address-step.tsx'
import { checkoutTotals, type Deliveries, formatRate, type Quote } from './checkout-totals.ts'
import { DeliveryStep } from './delivery-step.tsx'
import type { PayableOrder } from './payment-form.tsx'
import { PaymentFrame, type StripeSetup } from './payment-frame.tsx'
import { PlaceProblem } from './place-problem.tsx'
import { useSettledDestination } from './use-destination.ts'
import { usePlaceOrder } from './use-place-order.ts'

export interface CheckoutFormProps {
  addresses: readonly Address[]
  countries: readonly CountryOption[]
  defaultName: string
  stripe: StripeSetup
}

interface StepProps {
  number: number
  title: string
  /** The order is placed: why nothing can be changed here any more. */
  fixed?: string | undefined
  children: ReactNode
}

function Step({ number, title, fixed, children }: StepProps) {
  return (
    <section aria-label={title} className="border-line border-t pt-6 first:border-t-0 first:pt-0">
      <h2 className="mb-5 text-2xl">
        <span className="figures mr-3 text-ink-soft">{number}</span>
        {title}
      </h2>
      {fixed ? <p className="mb-4 text-ink-soft">{fixed}</p> : null}
      {children}
    </section>
  )
}

/** The whole checkout on one page: where to, how, what it comes to, and the payment. */
export function CheckoutForm({ addresses, countries, defaultName, stripe }: CheckoutFormProps) {
  const t = useExtracted('checkout')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const addressForm = useRef<HTMLFormElement>(null)
  const [chosen, setChosen] = useState(
    () => (addresses.find((address) => address.isDefault) ?? addresses[0])?.id ?? NEW_ADDRESS,
  )
  const [typed, setTyped] = useState({ country: '', postcode: '' })
  const [errors, setErrors] = useState<FieldMessages>({})
  const [deliveries, setDeliveries] = useState<Deliveries>({})
  const { place, placed, failure, forgetFailure } = usePlaceOrder()
  /** What the order is placed on, from the press of the button on. */
  const [agreed, setAgreed] = useState<Quote>()

  const stored = addresses.find((address) => address.id === chosen)
  const destination = useSettledDestination(stored ?? typed)
  const quoteQuery = useQuery({
    ...trpc.order.checkout.quote.queryOptions(destination, { trpc: { abortOnUnmount: true } }),
    enabled: destination.country !== '' && !agreed,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const quote = agreed ?? quoteQuery.data
  const totals = quote ? checkoutTotals(quote, deliveries) : null
  // Stripe's form keeps what was typed into it as long as it stays on the page, so the last sum holds its place.
  const [amount, setAmount] = useState<{ amountMinor: number; currency: string }>()
  const { totalMinor } = totals ?? {}
  const currency = quote?.currency
  useEffect(() => {
    if (totalMinor !== undefined && currency) setAmount({ amountMinor: totalMinor, currency })
  }, [totalMinor, currency])

  function readDestination(form: HTMLFormElement) {
    const { country = '', postcode = '' } = readAddressForm(new FormData(form))
    setTyped({ country, postcode })
  }

  // What was chosen or typed while the scripts were still on their way counts too.
  useEffect(() => {
    const form = addressForm.current
    if (!form) return
    const early = new FormData(form).get('address')
    if (typeof early === 'string') setChosen(early)
    readDestination(form)
  }, [])

  useEffect(() => {
    if (Object.keys(errors).length > 0)
      addressForm.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [errors])

  async function readAddress(): Promise<PostalAddress | null> {
    const form = addressForm.current
    if (stored) return toPostalAddress(stored)
    if (!form) return null
    // The rules of every country weigh more than the rest of this page; they are needed now and not before.
    const { checkedAddressSchema } = await import('@millyard/contracts/address')
    const parsed = checkedAddressSchema.safeParse(readAddressForm(new FormData(form)))
    setErrors(parsed.success ? {} : fieldMessages(parsed.error))
    return parsed.success ? parsed.data : null
  }

  async function saveAddress(address: PostalAddress): Promise<void> {
    try {
      await client.auth.addresses.create.mutate(address)
    } catch {
      showToast({ tone: 'bad', title: t('The address was not saved'), message: t('Your order is not affected.') })
    }
  }

  async function prepare(): Promise<PayableOrder | null> {
    if (placed) return placed
    const address = await readAddress()
    if (!address || !quote || !totals) return null
    // Placing the order empties the cart: a question that is still on its way would find nothing to deliver.
    setAgreed(quote)
    await queryClient.cancelQueries(trpc.order.checkout.quote.pathFilter())
    const order = await place({ address, quote, deliveries, totals })
    if (!order) {
      setAgreed(undefined)
      void quoteQuery.refetch()
      return null
    }
    const wantsSaved = addressForm.current && new FormData(addressForm.current).get('save') !== null
    if (!stored && wantsSaved) void saveAddress(address)
    return order
  }

  const countryName = countries.find((country) => country.value === destination.country)?.label ?? destination.country
  const fixed = placed
    ? t('You have placed order {number}: this stays as it is.', { number: placed.number })
    : undefined
  const placeErrors = failure?.error.code === 'BAD_INPUT' ? addressFields(failure.error.fields) : {}

  return (
    <div className="grid items-start gap-8 lg:grid-cols-[1fr_360px] lg:gap-x-12">
      <div className="grid min-w-0 gap-10">
        {placed ? (
          <Notice
            tone="warn"
            title={t('Order {number} is placed and waits for its payment', { number: placed.number })}
          >
            {t.rich(
              'Address and delivery are fixed now, and the goods are kept for you while you pay. To change them, cancel <link>the order</link> and order again.',
              {
                link: (chunks) => (
                  <Link href={orderPath(placed.orderId)} className="link">
                    {chunks}
                  </Link>
                ),
              },
            )}
          </Notice>
        ) : null}
        <fieldset disabled={placed !== null} className="contents">
          <Step number={1} title={t('Where to')} fixed={fixed}>
            <form
              ref={addressForm}
              noValidate
              onSubmit={(event) => event.preventDefault()}
              onChange={(event) => {
                readDestination(event.currentTarget)
                forgetFailure()
              }}
            >
              <AddressStep
                addresses={addresses}
                countries={countries}
                chosen={chosen}
                onChoose={setChosen}
                errors={{ ...errors, ...placeErrors }}
                defaultName={defaultName}
              />
            </form>
          </Step>
          <Step number={2} title={t('Delivery')} fixed={fixed}>
            {quote ? (
              <div
                className={quoteQuery.isPlaceholderData ? 'opacity-55' : undefined}
                aria-busy={quoteQuery.isFetching}
              >
                <DeliveryStep
                  quote={quote}
                  deliveries={deliveries}
                  countryName={countryName}
                  onChoose={(vendorId, methodId) => {
                    setDeliveries({ ...deliveries, [vendorId]: methodId })
                    forgetFailure()
                  }}
                />
              </div>
            ) : null}
            {quoteQuery.isLoading ? <ListSkeleton rows={2} label={t('Asking the factories')} /> : null}
            {quoteQuery.isError && !quote ? (
              <Notice tone="bad" isLive title={t('We could not ask what delivery costs')}>
                {toApiError(quoteQuery.error).message}
              </Notice>
            ) : null}
            {destination.country === '' ? (
              <p className="text-ink-soft">
                {t('Choose a country above. Then you see how each factory delivers and what it costs.')}
              </p>
            ) : null}
          </Step>
        </fieldset>
      </div>
      <aside aria-label={t('Summary')} className="rounded-md bg-ground-deep p-6 lg:sticky lg:top-6 lg:row-span-2">
        <h2 className="mb-3 text-xl">{t('What it comes to')}</h2>
        {quote && totals ? (
          <Totals
            rows={[
              { label: t('Goods'), value: formatAmount(totals.goodsMinor, quote.currency) },
              {
                label: t('Delivery'),
                value: totals.deliveryMinor === 0 ? t('Free') : formatAmount(totals.deliveryMinor, quote.currency),
                hint: t('From {count, plural, one {# factory} other {# factories}}', { count: quote.groups.length }),
              },
            ]}
            total={{
              label: t('Total'),
              value: formatAmount(totals.totalMinor, quote.currency),
              hint:
                quote.taxBasisPoints > 0
                  ? t('Contains {tax} tax ({rate} in {country})', {
                      tax: formatAmount(totals.taxMinor, quote.currency),
                      rate: formatRate(quote.taxBasisPoints),
                      country: countryName,
                    })
                  : t('No tax is due in {country}', { country: countryName }),
            }}
          />
        ) : (
          <p className="text-ink-soft">
            {quote ? t('Not every factory delivers there.') : t('Delivery and total appear when we know the country.')}
          </p>
        )}
      </aside>
      <div className={amount && totals ? 'min-w-0' : 'hidden'}>
        <Step number={3} title={t('Payment')}>
          {failure ? (
            <div className="mb-5">
              <PlaceProblem {...failure} currency={amount?.currency ?? 'EUR'} />
            </div>
          ) : null}
          {amount ? (
            <PaymentFrame
              setup={stripe}
              {...amount}
              check={() => placed !== null || readAddress() !== null}
              prepare={prepare}
            />
          ) : null}
        </Step>
      </div>
    </div>
  )
}

/** `address.postcode` → `postcode`. */
function addressFields(fields: Record<string, string>): FieldMessages {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([path, message]) =>
      path.startsWith('address.') ? [[path.slice('address.'.length), message]] : [],
    ),
  )
}
