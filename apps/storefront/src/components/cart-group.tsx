import type { ImageRef } from '@millyard/contracts'
import { formatAmount, Picture } from '@millyard/ui'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { MakerName } from './maker-name.tsx'
import { NoPicture } from './no-picture.tsx'
import { Notice } from './notice.tsx'

export interface CartGroupProps {
  factory: { name: string; href?: string; place?: string }
  itemCount: number
  subtotalMinor: number
  currency: string
  /** CartLines. */
  children: ReactNode
  /** Below the subtotal: the choice of delivery. */
  delivery?: ReactNode
}

/** The goods of one factory, written like a delivery note: who sends them, line by line, what they come to. */
export function CartGroup({ factory, itemCount, subtotalMinor, currency, children, delivery }: CartGroupProps) {
  const t = useExtracted('checkout')
  return (
    <section
      aria-label={t('From {name}', { name: factory.name })}
      className="rounded-md border border-line border-t-2 border-t-ink bg-surface px-5 md:px-6"
    >
      <header className="flex items-baseline justify-between gap-x-4 border-line border-b pt-4 pb-3">
        <MakerName {...factory} />
        <p className="figures shrink-0 text-ink-soft text-sm">
          {t('{count, plural, one {# item} other {# items}}', { count: itemCount })}
        </p>
      </header>
      <ul className="divide-y divide-dashed divide-line">{children}</ul>
      <p className="flex justify-between gap-4 border-ink border-t py-3">
        <span>{t('Goods from {name}', { name: factory.name })}</span>
        <span className="figures font-semibold">{formatAmount(subtotalMinor, currency)}</span>
      </p>
      {delivery ? <div className="border-line border-t py-4">{delivery}</div> : null}
    </section>
  )
}

export interface CartLineProps {
  title: string
  href?: string
  /** "Oak, 40 cm". */
  variant?: string
  image: ImageRef | null
  unitPriceMinor: number
  totalMinor: number
  currency: string
  quantity: number
  /** Below the price of one: from how many on it holds, what more would cost. */
  priceNote?: ReactNode
  /** A QuantityStepper; the bare number without one (orders). */
  quantityControl?: ReactNode
  /** "Remove", "Save for later". */
  actions?: ReactNode
  /** Below the price: what has become of some of them (orders). */
  note?: ReactNode
  /** What the buyer must know before paying. */
  problem?: ReactNode
}

export function CartLine({
  title,
  href,
  variant,
  image,
  unitPriceMinor,
  totalMinor,
  currency,
  quantity,
  priceNote,
  quantityControl,
  actions,
  note,
  problem,
}: CartLineProps) {
  const t = useExtracted('checkout')
  return (
    <li className="py-4">
      <div className="grid grid-cols-[72px_1fr_auto] gap-x-4">
        <div
          className={cx(
            'aspect-4/5 self-start overflow-hidden rounded-sm bg-picture',
            priceNote ? 'row-span-3 max-sm:row-span-2' : 'row-span-2 max-sm:row-span-1',
          )}
        >
          {image ? <Picture image={image} alt="" sizes="72px" className="size-full object-cover" /> : <NoPicture />}
        </div>
        <div className="min-w-0">
          <p className="font-medium leading-snug">
            {href ? (
              <Link prefetch={false} href={href} className="underline-offset-4 hover:underline">
                {title}
              </Link>
            ) : (
              title
            )}
          </p>
          {variant ? <p className="text-ink-soft text-sm">{variant}</p> : null}
          <p className="figures text-ink-soft text-sm">
            {quantityControl
              ? t('{price} each', { price: formatAmount(unitPriceMinor, currency) })
              : t('{quantity, number} × {price}', { quantity, price: formatAmount(unitPriceMinor, currency) })}
          </p>
          {note ? <p className="font-medium text-sm">{note}</p> : null}
        </div>
        <p className="figures text-right font-semibold">{formatAmount(totalMinor, currency)}</p>
        {priceNote ? <div className="col-span-2 min-w-0">{priceNote}</div> : null}
        {quantityControl || actions ? (
          <div className="col-span-2 mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 max-sm:col-span-3 max-sm:mt-3 max-sm:justify-between">
            {quantityControl}
            {actions}
          </div>
        ) : null}
      </div>
      {problem ? (
        <Notice tone="warn" className="mt-3">
          {problem}
        </Notice>
      ) : null}
    </li>
  )
}

export interface TotalsProps {
  rows: readonly { label: ReactNode; value: ReactNode; hint?: ReactNode }[]
  total: { label: ReactNode; value: ReactNode; hint?: ReactNode }
}

/** Sums of a cart or an order, the total below a rule. */
export function Totals({ rows, total }: TotalsProps) {
  return (
    <dl className="figures">
      {rows.map((row, index) => (
        <div key={index} className="flex justify-between gap-4 py-1">
          <dt>
            {row.label}
            {row.hint ? <span className="block text-ink-soft text-sm">{row.hint}</span> : null}
          </dt>
          <dd className="text-right">{row.value}</dd>
        </div>
      ))}
      <div className="mt-2 flex items-baseline justify-between gap-4 border-ink border-t pt-3">
        <dt className="font-semibold">
          {total.label}
          {total.hint ? <span className="block font-normal text-ink-soft text-sm">{total.hint}</span> : null}
        </dt>
        <dd className="text-right font-semibold text-xl">{total.value}</dd>
      </div>
    </dl>
  )
}
