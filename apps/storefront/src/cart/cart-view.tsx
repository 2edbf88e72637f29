import type { Cart } from '@millyard/contracts'
import { formatAmount } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { Button, ButtonLink } from '../components/button.tsx'
import { CartGroup, CartLine, Totals } from '../components/cart-group.tsx'
import { Notice } from '../components/notice.tsx'
import { SITE_LINKS } from '../site-links.ts'
import { AcceptPricesForm } from './accept-prices-form.tsx'
import { LineControls } from './line-controls.tsx'
import { LinePriceNote } from './line-price-note.tsx'
import { type CartLineData, useProblemText } from './problem-text.ts'
import { vendorPlace } from './vendor-place.ts'

function Line({ line, currency, isOrphan }: { line: CartLineData; currency: string; isOrphan?: boolean }) {
  const problemText = useProblemText()
  return (
    <CartLine
      title={line.title}
      href={line.productSlug ? `/products/${line.productSlug}` : undefined}
      variant={line.variantTitle || undefined}
      image={line.image}
      unitPriceMinor={line.unitPriceMinor}
      totalMinor={line.totalMinor}
      currency={currency}
      quantity={line.quantity}
      priceNote={isOrphan ? undefined : <LinePriceNote line={line} currency={currency} />}
      actions={
        <LineControls
          itemId={line.id}
          title={[line.title, line.variantTitle].filter(Boolean).join(', ')}
          quantity={line.quantity}
          available={line.available}
          minQuantity={line.minQuantity}
          quantityStep={line.quantityStep}
          isRemovable={isOrphan ? 'only' : undefined}
        />
      }
      problem={
        line.problems.length > 0
          ? line.problems.map((problem) => <p key={problem}>{problemText(problem, line, currency)}</p>)
          : undefined
      }
    />
  )
}

/** The cart as a delivery note: a sheet for each factory, the sums beside them. */
export function CartView({ cart, isSignedIn }: { cart: Cart; isSignedIn: boolean }) {
  const t = useExtracted()
  const hasChangedPrices = cart.groups.some((group) =>
    group.lines.some((line) => line.problems.includes('price_changed')),
  )
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[1fr_360px] lg:gap-12">
      <div className="grid min-w-0 gap-6">
        {hasChangedPrices ? <AcceptPricesForm /> : null}
        {cart.groups.map((group) => (
          <CartGroup
            key={group.vendorId}
            factory={{
              name: group.vendorName,
              href: `/factories/${group.vendorSlug}`,
              place: vendorPlace(group.vendorPlace),
            }}
            itemCount={group.lines.reduce((count, line) => count + line.quantity, 0)}
            subtotalMinor={group.subtotalMinor}
            currency={cart.currency}
          >
            {group.lines.map((line) => (
              <Line key={line.id} line={line} currency={cart.currency} />
            ))}
          </CartGroup>
        ))}
        {cart.orphans.length > 0 ? (
          <section
            aria-label={t('Cannot be ordered')}
            className="rounded-md border border-line bg-surface px-5 md:px-6"
          >
            <h2 className="pt-4 text-xl">{t('Cannot be ordered')}</h2>
            <ul className="divide-y divide-dashed divide-line">
              {cart.orphans.map((line) => (
                <Line key={line.id} line={line} currency={cart.currency} isOrphan />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <aside aria-label={t('Summary')} className="rounded-md bg-ground-deep p-6 lg:sticky lg:top-6">
        <h2 className="mb-3 text-xl">{t('Summary')}</h2>
        <Totals
          rows={cart.groups.map((group) => ({
            label: t('From {name}', { name: group.vendorName }),
            value: formatAmount(group.subtotalMinor, cart.currency),
          }))}
          total={{
            label: t('Goods'),
            value: formatAmount(cart.subtotalMinor, cart.currency),
            hint: t('{count, plural, one {# item} other {# items}}, tax included. Delivery is added at checkout.', {
              count: cart.itemCount,
            }),
          }}
        />
        {cart.hasProblems || cart.groups.length === 0 ? (
          <>
            <Notice tone="warn" className="mt-5 bg-surface">
              {t('Change or remove the marked lines first.')}
            </Notice>
            <Button disabled className="mt-4 w-full">
              {t('Go to checkout')}
            </Button>
          </>
        ) : (
          <ButtonLink href={SITE_LINKS.checkout} className="mt-6 w-full">
            {t('Go to checkout')}
          </ButtonLink>
        )}
        {isSignedIn ? null : (
          <p className="mt-3 text-ink-soft text-sm">{t('You sign in at the next step. Your cart comes with you.')}</p>
        )}
        <ButtonLink href={SITE_LINKS.search} variant="quiet" className="mt-2 w-full">
          {t('Keep shopping')}
        </ButtonLink>
      </aside>
    </div>
  )
}
