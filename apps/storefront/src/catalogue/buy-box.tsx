'use client'
import type { ProductDetail } from '@millyard/contracts'
import { formatAmount, formatLeadTime } from '@millyard/ui'
import Link from 'next/link'
import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { addToCart } from '../cart/add-to-cart.ts'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { OptionPicker } from '../components/option-picker.tsx'
import { Price } from '../components/price.tsx'
import { QuantityStepper } from '../components/quantity-stepper.tsx'
import { SITE_LINKS } from '../site-links.ts'
import { findVariant, firstVariant, isSoldOut } from './find-variant.ts'

export type BuyBoxProps = Pick<
  ProductDetail,
  'slug' | 'title' | 'options' | 'variants' | 'currency' | 'leadTimeDays'
> & {
  factoryName: string
  /** The factory is away: nothing can be ordered now. */
  isAway: boolean
}

const FEW = 5

function stockText(available: number): string {
  if (available === 0) return 'Sold out'
  return available <= FEW ? `Only ${available} left` : 'In stock'
}

/**
 * Options, price, stock, quantity, and the button. A real form: without scripts the choice travels as the options' values
 * and the server finds the variant; with scripts price and stock follow the choice at once.
 */
export function BuyBox({ slug, title, options, variants, currency, leadTimeDays, factoryName, isAway }: BuyBoxProps) {
  const [values, setValues] = useState<readonly string[]>(() => firstVariant(variants)?.optionValues ?? [])
  const [quantity, setQuantity] = useState(1)
  const [answer, submit, isPending] = useActionState(addToCart, null)
  const form = useRef<HTMLFormElement>(null)
  const optionCount = options.length

  // What was chosen while the scripts were still on their way counts too.
  useEffect(() => {
    if (!form.current) return
    const early = new FormData(form.current)
    setValues(Array.from({ length: optionCount }, (_, index) => String(early.get(`option-${index}`) ?? '')))
    setQuantity(Number(early.get('quantity')) || 1)
  }, [optionCount])

  const variant = findVariant(variants, values)
  const available = variant?.available ?? 0
  const cheapest = firstVariant(variants)

  return (
    <form
      ref={form}
      action={submit}
      onSubmit={(event) => {
        // Sent by hand, because React clears the fields of a form action that has ended.
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        startTransition(() => submit(data))
      }}
    >
      <input type="hidden" name="slug" value={slug} />
      <p className="mt-5">
        {variant || cheapest ? (
          <Price amountMinor={(variant ?? cheapest)?.priceMinor ?? 0} currency={currency} isFrom={!variant} size="lg" />
        ) : null}
      </p>
      <p className="text-ink-soft text-sm">Tax included. Delivery is added at checkout.</p>
      <div className="mt-7 grid gap-6">
        {options.map((option, index) => (
          <OptionPicker
            key={option.name}
            label={option.name}
            name={`option-${index}`}
            selected={values[index]}
            onSelect={(value) => setValues(values.map((chosen, at) => (at === index ? value : chosen)))}
            values={option.values.map((value) => ({ value, isSoldOut: isSoldOut(variants, values, index, value) }))}
          />
        ))}
        {options.length > 0 ? (
          <noscript>
            <ul className="text-ink-soft text-sm">
              {variants.map((one) => (
                <li key={one.id}>
                  {one.optionValues.join(', ')}: {formatAmount(one.priceMinor, currency)}, {stockText(one.available)}
                </li>
              ))}
            </ul>
          </noscript>
        ) : null}
        <p aria-live="polite" className={available === 0 ? 'font-medium text-bad' : 'font-medium'}>
          {variant ? stockText(available) : 'This combination is not made. Choose another.'}
          {available > 0 && !isAway ? (
            <span className="block font-normal text-ink-soft">
              {formatLeadTime(leadTimeDays)}, sent by {factoryName}
            </span>
          ) : null}
        </p>
        <div className="flex gap-3">
          <QuantityStepper
            label="Quantity"
            name="quantity"
            value={quantity}
            max={Math.max(1, available)}
            onChange={setQuantity}
          />
          <Button
            type="submit"
            className="flex-1"
            isPending={isPending}
            pendingText="Adding"
            disabled={available === 0 || isAway}
          >
            {available === 0 ? 'Sold out' : isAway ? 'Not to be ordered now' : 'Add to cart'}
          </Button>
        </div>
        {answer?.ok ? (
          <Notice
            tone="good"
            isLive
            title="Added to your cart"
            action={
              <Link href={SITE_LINKS.cart} className="link font-medium">
                See your cart
              </Link>
            }
          >
            {[`${answer.quantity} × ${title}`, answer.variantTitle].filter(Boolean).join(', ')}
          </Notice>
        ) : null}
        {answer && !answer.ok ? (
          <Notice tone="bad" isLive title="Nothing was added to your cart">
            {answer.message}
          </Notice>
        ) : null}
      </div>
    </form>
  )
}
