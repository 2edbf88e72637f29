'use client'
import { formatAmount } from '@millyard/ui'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { useProblemText } from '../cart/problem-text.ts'
import { vendorPlace } from '../cart/vendor-place.ts'
import { CartGroup, CartLine } from '../components/cart-group.tsx'
import { RadioCard, RadioGroup } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { SITE_LINKS } from '../site-links.ts'
import { chosenOption, type Deliveries, type Quote } from './checkout-totals.ts'

export interface DeliveryStepProps {
  quote: Quote
  deliveries: Deliveries
  onChoose: (vendorId: string, methodId: string) => void
  countryName: string
}

/** Each factory's goods with its own choice of delivery. */
export function DeliveryStep({ quote, deliveries, onChoose, countryName }: DeliveryStepProps) {
  const t = useExtracted('checkout')
  const problemText = useProblemText()

  return (
    <div className="grid gap-6">
      {quote.groups.map((group) => {
        const chosen = chosenOption(group, deliveries)
        return (
          <CartGroup
            key={group.vendorId}
            factory={{ name: group.vendorName, place: vendorPlace(group.vendorPlace) }}
            itemCount={group.lines.reduce((count, line) => count + line.quantity, 0)}
            subtotalMinor={group.subtotalMinor}
            currency={quote.currency}
            delivery={
              group.options.length === 0 ? (
                <Notice
                  tone="bad"
                  title={t('{factory} does not deliver to {country}', {
                    factory: group.vendorName,
                    country: countryName,
                  })}
                  action={
                    <Link className="link font-medium" href={SITE_LINKS.cart}>
                      {t('Change your cart')}
                    </Link>
                  }
                >
                  {t('Choose another address, or remove these goods from your cart.')}
                </Notice>
              ) : (
                <RadioGroup legend={t('Delivery from {factory}', { factory: group.vendorName })}>
                  {group.options.map((option) => (
                    <RadioCard
                      key={option.methodId}
                      name={`delivery-${group.vendorId}`}
                      value={option.methodId}
                      checked={chosen?.methodId === option.methodId}
                      onChange={() => onChoose(group.vendorId, option.methodId)}
                      title={option.name}
                      description={
                        option.minDays === option.maxDays
                          ? t('With you in {days, plural, one {# day} other {# days}}', { days: option.maxDays })
                          : t('With you in {from, number} to {to, plural, one {# day} other {# days}}', {
                              from: option.minDays,
                              to: option.maxDays,
                            })
                      }
                      aside={option.amountMinor === 0 ? t('Free') : formatAmount(option.amountMinor, quote.currency)}
                    />
                  ))}
                </RadioGroup>
              )
            }
          >
            {group.lines.map((line) => (
              <CartLine
                key={line.id}
                title={line.title}
                variant={line.variantTitle || undefined}
                image={line.image}
                unitPriceMinor={line.unitPriceMinor}
                totalMinor={line.totalMinor}
                currency={quote.currency}
                quantity={line.quantity}
                problem={
                  line.problems.length > 0
                    ? line.problems.map((problem) => <p key={problem}>{problemText(problem, line, quote.currency)}</p>)
                    : undefined
                }
              />
            ))}
          </CartGroup>
        )
      })}
    </div>
  )
}
