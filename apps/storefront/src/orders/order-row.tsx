import type { RouterOutputs } from '@millyard/api-client'
import { DateText, formatAmount, LOCALE, Picture } from '@millyard/ui'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { StatusTagOf } from '../components/status-tag.tsx'
import { orderPath } from '../site-links.ts'

export type OrderSummary = RouterOutputs['order']['orders']['list']['items'][number]

const SHOWN_IMAGES = 4

/** One order in a list: number, state, sum, who sends it, what it looks like. */
export function OrderRow({ order, headingLevel = 2 }: { order: OrderSummary; headingLevel?: 2 | 3 }) {
  const t = useExtracted()
  const Heading = `h${headingLevel}` as const
  return (
    <article className="relative rounded-md border border-line bg-surface p-5 transition-colors hover:border-ink md:px-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <Heading className="text-xl">
          <Link
            prefetch={false}
            href={orderPath(order.id)}
            className="underline-offset-4 after:absolute after:inset-0 after:rounded-md hover:underline"
          >
            {t('Order {number}', { number: order.number })}
          </Link>
        </Heading>
        <StatusTagOf kind="order" status={order.status} />
      </div>
      <p className="figures mt-1 text-ink-soft">
        <DateText value={order.placedAt} /> ·{' '}
        {t('{count, plural, one {# item} other {# items}}', { count: order.itemCount })} ·{' '}
        <span className="font-semibold text-ink">{formatAmount(order.totalMinor, order.currency)}</span>
      </p>
      <p className="text-ink-soft">
        {t('From {factories}', { factories: new Intl.ListFormat(LOCALE).format(order.vendorNames) })}
      </p>
      {order.images.length > 0 ? (
        <div className="mt-4 flex gap-2" aria-hidden>
          {order.images.slice(0, SHOWN_IMAGES).map((image) => (
            <span key={image.id} className="aspect-4/5 w-14 overflow-hidden rounded-sm bg-picture">
              <Picture image={image} alt="" sizes="56px" className="size-full object-cover" />
            </span>
          ))}
        </div>
      ) : null}
    </article>
  )
}
