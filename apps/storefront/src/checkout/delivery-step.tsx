'use client'
import { formatAmount, plural } from '@millyard/ui'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { problemText } from '../cart/problem-text.ts'
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

function days(minDays: number, maxDays: number): string {
  return minDays === maxDays ? plural(maxDays, 'day') : `${minDays} to ${plural(maxDays, 'day')}`
}

/** Each factory's goods with its own choice of delivery. */
export function DeliveryStep({ quote, deliveries, onChoose, countryName }: DeliveryStepProps) {
  const t = useExtracted('client')

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
                  title={t('{vendorName} does not deliver to {countryName}', {
                    vendorName: group.vendorName,
                    countryName,
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
                <RadioGroup legend={t('Delivery from {vendorName}', { vendorName: group.vendorName })}>
                  {group.options.map((option) => (
                    <RadioCard
                      key={option.methodId}
                      name={`delivery-${group.vendorId}`}
                      value={option.methodId}
                      checked={chosen?.methodId === option.methodId}
                      onChange={() => onChoose(group.vendorId, option.methodId)}
                      title={option.name}
                      description={t('With you in {days}', { days: days(option.minDays, option.maxDays) })}
                      aside={option.amountMinor === 0 ? 'Free' : formatAmount(option.amountMinor, quote.currency)}
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
