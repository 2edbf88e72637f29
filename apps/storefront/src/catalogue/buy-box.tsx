'use client'
import type { ProductDetail } from '@millyard/contracts'
import { mostOrderable, nextPriceBreak, unitPriceAt } from '@millyard/contracts/offer-rules'
import { formatAmount, formatSupply } from '@millyard/ui'
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
import { PriceBreaks } from './price-breaks.tsx'

export type BuyBoxProps = Pick<
  ProductDetail,
  'slug' | 'title' | 'options' | 'variants' | 'currency' | 'leadTimeDays' | 'terms'
> & {
  factoryName: string
  /** The factory is away: nothing can be ordered now. */
  isAway: boolean
}

const FEW = 5

/** How much of a variant there is, and when it leaves. `available`: what can be ordered, in whole lots. */
function stockText(available: number, isMadeToOrder: boolean, leadTimeDays: number): string {
  if (available === 0) return 'Sold out'
  const supply = formatSupply(isMadeToOrder, leadTimeDays)
  return available <= FEW ? `Only ${available} left. ${supply}` : supply
}

/**
 * Options, price, stock, quantity, and the button. A real form: without scripts the choice travels as the options' values
 * and the server finds the variant; with scripts price and stock follow the choice at once.
 */
export function BuyBox({
  slug,
  title,
  options,
  variants,
  currency,
  leadTimeDays,
  terms,
  factoryName,
  isAway,
}: BuyBoxProps) {
  const { minQuantity, quantityStep } = terms
  const isMadeToOrder = terms.supply === 'made_to_order'
  const [values, setValues] = useState<readonly string[]>(() => firstVariant(variants, minQuantity)?.optionValues ?? [])
  const [quantity, setQuantity] = useState(minQuantity)
  const [answer, submit, isPending] = useActionState(addToCart, null)
  const form = useRef<HTMLFormElement>(null)
  const optionCount = options.length

  // What was chosen while the scripts were still on their way counts too.
  useEffect(() => {
    if (!form.current) return
    const early = new FormData(form.current)
    setValues(Array.from({ length: optionCount }, (_, index) => String(early.get(`option-${index}`) ?? '')))
    setQuantity(Number(early.get('quantity')) || minQuantity)
  }, [optionCount, minQuantity])

  const variant = findVariant(variants, values)
  const orderable = (one: { available: number }) => mostOrderable({ ...one, minQuantity, quantityStep })
  const available = variant ? orderable(variant) : 0
  const cheapest = firstVariant(variants, minQuantity)
  const unit = variant ? unitPriceAt(variant, quantity) : undefined
  const next = variant && nextPriceBreak({ ...variant, ...terms }, { counted: quantity, quantity })

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
          <Price
            amountMinor={unit?.unitPriceMinor ?? cheapest?.priceMinor ?? 0}
            currency={currency}
            isFrom={!variant}
            size="lg"
          />
        ) : null}
      </p>
      {unit && quantity > 1 ? (
        <p className="figures text-ink-soft" aria-live="polite">
          {quantity} × {formatAmount(unit.unitPriceMinor, currency)} ={' '}
          <span className="font-semibold text-ink">{formatAmount(unit.unitPriceMinor * quantity, currency)}</span>
        </p>
      ) : null}
      <p className="text-ink-soft text-sm">Tax included. Delivery is added at checkout.</p>
      <div className="mt-7 grid gap-6">
        {options.map((option, index) => (
          <OptionPicker
            key={option.name}
            label={option.name}
            name={`option-${index}`}
            selected={values[index]}
            onSelect={(value) => setValues(values.map((chosen, at) => (at === index ? value : chosen)))}
            values={option.values.map((value) => ({
              value,
              isSoldOut: isSoldOut(variants, values, index, value, minQuantity),
            }))}
          />
        ))}
        {options.length > 0 ? (
          <noscript>
            <ul className="text-ink-soft text-sm">
              {variants.map((one) => (
                <li key={one.id}>
                  {one.optionValues.join(', ')}: {formatAmount(one.priceMinor, currency)}
                  {one.priceBreaks.map(
                    (each) => `, from ${each.minQuantity} ${formatAmount(each.priceMinor, currency)} each`,
                  )}
                  . {stockText(orderable(one), isMadeToOrder, leadTimeDays)}
                </li>
              ))}
            </ul>
          </noscript>
        ) : null}
        <p aria-live="polite" className={available === 0 ? 'font-medium text-bad' : 'font-medium'}>
          {variant
            ? stockText(available, isMadeToOrder, leadTimeDays)
            : 'This combination is not made. Choose another.'}
          {available > 0 && !isAway ? (
            <span className="block font-normal text-ink-soft">Sent by {factoryName}</span>
          ) : null}
        </p>
        {variant ? (
          <PriceBreaks
            priceMinor={variant.priceMinor}
            priceBreaks={variant.priceBreaks}
            currency={currency}
            quantity={quantity}
            minQuantity={minQuantity}
            isMixable={variants.length > 1}
          />
        ) : null}
        {minQuantity > 1 || quantityStep > 1 ? (
          <p className="text-ink-soft text-sm">
            {quantityStep > 1 ? `Sold in lots of ${quantityStep}.` : null}{' '}
            {minQuantity > quantityStep ? `The smallest order is ${minQuantity}.` : null}
          </p>
        ) : null}
        <div className="flex gap-3">
          <QuantityStepper
            label="Quantity"
            name="quantity"
            value={quantity}
            min={minQuantity}
            step={quantityStep}
            max={Math.max(minQuantity, available)}
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
        {next ? (
          <p aria-live="polite" className="text-ink-soft text-sm">
            Add {next.missing} more and pay {formatAmount(next.priceMinor, currency)} each.
          </p>
        ) : null}
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
