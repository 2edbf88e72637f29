'use client'
import type { ProductDetail } from '@millyard/contracts'
import { mostOrderable, nextPriceBreak, unitPriceAt } from '@millyard/contracts/offer-rules'
import { DateText, formatAmount } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
} from 'react'
import { addToCart } from '../cart/add-to-cart.ts'
import { Button } from '../components/button.tsx'
import { OptionPicker } from '../components/option-picker.tsx'
import { Price } from '../components/price.tsx'
import { QuantityStepper } from '../components/quantity-stepper.tsx'
import type { CartAnswerProps } from './cart-answer.tsx'
import { findVariant, firstVariant, isSoldOut } from './find-variant.ts'
import type { PriceBreaksProps } from './price-breaks.tsx'
import { useStockText } from './stock-text.ts'

export type BuyBoxProps = Pick<
  ProductDetail,
  'slug' | 'title' | 'options' | 'variants' | 'currency' | 'leadTimeDays' | 'terms' | 'reducedUntil'
> & {
  factoryName: string
  /** The variant that the address names: what was shared, or looked at before. */
  chosenId: string | undefined
  /** The factory is away and nothing can be ordered now: the day from which it can. */
  ordersAgain: string | undefined
  /** Stands below the options for whoever has no scripts. */
  withoutScripts: ReactNode
}

/** When the line broke after the press. */
function PlainAnswer({ answer }: CartAnswerProps) {
  const t = useExtracted('client')
  return <p role="alert">{answer.ok ? t('Added to your cart') : answer.message}</p>
}

/** Comes with the press. The page of a product has no script to spare. */
const loadAnswer = () =>
  import('./cart-answer.tsx')
    .then(({ CartAnswer }) => ({ default: CartAnswer }))
    .catch(() => ({ default: PlainAnswer }))
const CartAnswer = lazy(loadAnswer)

/** Few goods have quantity prices. When the line breaks, the hint beside the button still says what more would cost. */
const PriceBreaks = lazy<ComponentType<PriceBreaksProps>>(() =>
  import('./price-breaks.tsx')
    .then(({ PriceBreaks }) => ({ default: PriceBreaks }))
    .catch(() => ({ default: () => null })),
)

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
  reducedUntil,
  factoryName,
  chosenId,
  ordersAgain,
  withoutScripts,
}: BuyBoxProps) {
  const t = useExtracted('client')
  const stockText = useStockText()
  const { minQuantity, quantityStep } = terms
  const isMadeToOrder = terms.supply === 'made_to_order'
  const [answer, submit, isPending] = useActionState(addToCart, null)
  // Without scripts the page comes anew with the answer: it goes on with what was chosen.
  const [values, setValues] = useState<readonly string[]>(
    () => answer?.values ?? (withId(variants, chosenId) ?? firstVariant(variants, minQuantity))?.optionValues ?? [],
  )
  const [quantity, setQuantity] = useState(minQuantity)
  /** What was typed, where that is more than there is. */
  const [wanted, setWanted] = useState(minQuantity)
  const form = useRef<HTMLFormElement>(null)
  const optionCount = options.length

  // What was chosen while the scripts were still on their way counts too.
  useEffect(() => {
    if (!form.current) return
    const early = new FormData(form.current)
    const chosen = Array.from({ length: optionCount }, (_, index) => String(early.get(`option-${index}`) ?? ''))
    // Who comes back finds the page as it was sent, and the address as it was left.
    setValues((sent) =>
      chosen.every((value, index) => value === sent[index])
        ? (variantOfAddress(variants)?.optionValues ?? sent)
        : chosen,
    )
    setQuantity(Number(early.get('quantity')) || minQuantity)
  }, [optionCount, minQuantity, variants])

  function choose(next: readonly string[]) {
    setValues(next)
    const address = new URL(window.location.href)
    const chosen = findVariant(variants, next)
    if (chosen) address.searchParams.set('variant', chosen.id)
    else address.searchParams.delete('variant')
    window.history.replaceState(null, '', address)
  }

  const variant = findVariant(variants, values)
  const orderable = (one: { available: number }) => mostOrderable({ ...one, minQuantity, quantityStep })
  const available = variant ? orderable(variant) : 0
  const cheapest = firstVariant(variants, minQuantity)
  const unit = variant ? unitPriceAt(variant, quantity) : undefined
  const compareAt = unit?.fromQuantity === 1 ? (variant?.compareAt ?? null) : null
  const next = variant && nextPriceBreak({ ...variant, ...terms }, { counted: quantity, quantity })

  return (
    <form
      ref={form}
      action={submit}
      onSubmit={(event) => {
        // Sent by hand, because React clears the fields of a form action that has ended.
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        if (wanted > quantity) data.set('quantity', String(wanted))
        void loadAnswer()
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
            compareAt={compareAt}
            size="lg"
          />
        ) : null}
      </p>
      {compareAt && reducedUntil ? (
        <p className="text-copper text-sm">
          {t.rich('Reduced until <date></date>', {
            date: () => <DateText value={reducedUntil} style="dateTime" />,
          })}
        </p>
      ) : null}
      {unit && quantity > 1 ? (
        <p className="figures text-ink-soft" aria-live="polite">
          {t.rich('{quantity, number} × {price} = <strong>{total}</strong>', {
            quantity,
            price: formatAmount(unit.unitPriceMinor, currency),
            total: formatAmount(unit.unitPriceMinor * quantity, currency),
            strong: (chunks) => <span className="font-semibold text-ink">{chunks}</span>,
          })}
        </p>
      ) : null}
      <p className="text-ink-soft text-sm">{t('Tax included. Delivery is added at checkout.')}</p>
      <div className="mt-7 grid gap-6">
        {options.map((option, index) => (
          <OptionPicker
            key={option.name}
            label={option.name}
            name={`option-${index}`}
            selected={values[index]}
            onSelect={(value) => choose(values.map((chosen, at) => (at === index ? value : chosen)))}
            values={option.values.map((value) => ({
              value,
              isSoldOut: isSoldOut(variants, values, index, value, minQuantity),
            }))}
          />
        ))}
        {withoutScripts}
        {variant && available > 0 && ordersAgain ? null : (
          <p aria-live="polite" className={available === 0 ? 'font-medium text-bad' : 'font-medium'}>
            {variant
              ? stockText(available, isMadeToOrder, leadTimeDays)
              : t('This combination is not made. Choose another.')}
            {available > 0 ? (
              <span className="block font-normal text-ink-soft">
                {t('Sent by {factory}', { factory: factoryName })}
              </span>
            ) : null}
          </p>
        )}
        {variant && variant.priceBreaks.length > 0 ? (
          <Suspense>
            <PriceBreaks
              priceMinor={variant.priceMinor}
              priceBreaks={variant.priceBreaks}
              currency={currency}
              quantity={quantity}
              minQuantity={minQuantity}
              isMixable={variants.length > 1}
            />
          </Suspense>
        ) : null}
        {minQuantity > 1 || quantityStep > 1 ? (
          <p className="text-ink-soft text-sm">
            {quantityStep > 1 ? t('Sold in lots of {quantityStep, number}.', { quantityStep }) : null}{' '}
            {minQuantity > quantityStep ? t('The smallest order is {minQuantity, number}.', { minQuantity }) : null}
          </p>
        ) : null}
        <div className="flex gap-3">
          {ordersAgain ? null : (
            <QuantityStepper
              label={t('Quantity')}
              name="quantity"
              value={quantity}
              min={minQuantity}
              step={quantityStep}
              max={Math.max(minQuantity, available)}
              onChange={setQuantity}
              onTyped={setWanted}
              isLive
            />
          )}
          <Button
            type="submit"
            className="flex-1"
            isPending={isPending}
            pendingText={t('Adding')}
            disabled={available === 0 || ordersAgain !== undefined}
          >
            {available === 0
              ? t('Sold out')
              : ordersAgain
                ? t('Orders again from {day}', { day: ordersAgain })
                : t('Add to cart')}
          </Button>
        </div>
        {next ? (
          <p aria-live="polite" className="text-ink-soft text-sm">
            {t('Add {missing, number} more and pay {price} each.', {
              missing: next.missing,
              price: formatAmount(next.priceMinor, currency),
            })}
          </p>
        ) : null}
        {answer ? <CartAnswer answer={answer} title={title} /> : null}
      </div>
    </form>
  )
}

const withId = (variants: BuyBoxProps['variants'], id: string | null | undefined) =>
  variants.find((variant) => variant.id === id)

function variantOfAddress(variants: BuyBoxProps['variants']) {
  return withId(variants, new URLSearchParams(window.location.search).get('variant'))
}
