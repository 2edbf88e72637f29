import { DateText, type StatusText } from '@millyard/ui'
import { Check, X } from 'lucide-react'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { StatusTag } from './status-tag.tsx'

export interface TimelineStep {
  id: string
  title: ReactNode
  description?: ReactNode
  /** ISO string; steps to come have none. */
  at?: string
  state?: 'done' | 'current' | 'upcoming' | 'failed'
}

const DOTS = {
  done: 'border-green bg-green text-on-green',
  current: 'border-[6px] border-green bg-surface',
  upcoming: 'border-line-strong bg-surface',
  failed: 'border-bad bg-bad text-on-bad',
} as const

/** What happened to a parcel or an order, oldest first. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label: string }) {
  const t = useExtracted('client')

  return (
    <ol aria-label={label}>
      {steps.map(({ id, title, description, at, state = 'done' }) => (
        <li
          key={id}
          aria-current={state === 'current' ? 'step' : undefined}
          className={cx(
            'relative grid grid-cols-[22px_1fr] gap-x-3.5 pb-5 last:pb-0',
            'before:absolute before:top-6 before:-bottom-0.5 before:left-2.5 before:w-0.5 last:before:hidden',
            state === 'done' ? 'before:bg-green' : 'before:bg-line',
          )}
        >
          <span
            className={cx('mt-0.5 grid size-5.5 place-items-center rounded-full border-2', DOTS[state])}
            aria-hidden
          >
            {state === 'done' ? <Check size={13} strokeWidth={3} /> : null}
            {state === 'failed' ? <X size={13} strokeWidth={3} /> : null}
          </span>
          <div>
            <p className={state === 'upcoming' ? 'text-ink-soft' : 'font-medium'}>
              {title}
              {state === 'upcoming' ? <span className="sr-only"> {t('(to come)')}</span> : null}
            </p>
            {description ? <p className="text-ink-soft text-sm">{description}</p> : null}
            {at ? (
              <p className="figures text-ink-soft text-sm">
                <DateText value={at} style="dateTime" />
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

export interface Parcel {
  id: string
  carrier: string
  trackingNumber: string
  /** Where the carrier shows it, if there is such a page. */
  trackingUrl: string | null
  /** "2 × Oak stool" of each article in it; said when the goods come in several parcels. */
  contents: readonly string[]
}

export interface FactoryTimelineProps {
  factory: { name: string; href?: string; place?: string }
  /** Of this factory's part: `ORDER_PART_STATUS[part.status]`. */
  status: StatusText
  steps: readonly TimelineStep[]
  /** Numbered when there are several, as in the steps; each says what is in it. */
  parcels?: readonly Parcel[]
  /** What is in the part: CartLines. */
  children?: ReactNode
}

/** One factory's part of an order: who, where it stands, the way of its parcel. */
export function FactoryTimeline({ factory, status, steps, parcels = [], children }: FactoryTimelineProps) {
  const t = useExtracted('client')

  return (
    <section
      aria-label={t('From {name}', { name: factory.name })}
      className="rounded-md border border-line border-t-2 border-t-ink bg-surface"
    >
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4 pb-3 md:px-6">
        <MakerName name={factory.name} href={factory.href} place={factory.place} />
        <StatusTag status={status} />
      </header>
      {children ? <div className="px-5 md:px-6">{children}</div> : null}
      <div className="border-line border-t px-5 py-5 md:px-6">
        {parcels.length > 0 ? <Parcels parcels={parcels} /> : null}
        <Timeline steps={steps} label={t('Delivery from {name}', { name: factory.name })} />
      </div>
    </section>
  )
}

/** Who carries each parcel, under which number, and, of several, what is in it. */
function Parcels({ parcels }: { parcels: readonly Parcel[] }) {
  const t = useExtracted('client')

  const areSeveral = parcels.length > 1
  return (
    <ul className="mb-5 grid gap-2 text-ink-soft text-sm" aria-label={t('Parcels')}>
      {parcels.map(({ id, carrier, trackingNumber, trackingUrl, contents }, index) => (
        <li key={id} className="wrap-anywhere">
          {areSeveral ? (
            <span className="font-medium text-ink">{t('Parcel {value, number}:', { value: index + 1 })} </span>
          ) : null}
          {carrier}, {areSeveral ? null : t('parcel ')}
          <span className="select-all break-all font-mono text-ink">{trackingNumber}</span>
          {trackingUrl ? (
            <>
              {' · '}
              <a
                href={trackingUrl}
                target="_blank"
                rel="noopener noreferrer nofollow"
                className="text-green underline underline-offset-4"
              >
                {t.rich('Follow it at {carrier}<span> (opens in a new window)</span>', {
                  carrier,
                  span: (chunks) => <span className="sr-only">{chunks}</span>,
                })}
              </a>
            </>
          ) : null}
          {areSeveral ? <span className="block">{contents.join(', ')}</span> : null}
        </li>
      ))}
    </ul>
  )
}

/** "From" and the factory's name and place: the head of everything that one factory sends. */
export function MakerName({ name, href, place }: { name: string; href?: string; place?: string }) {
  const t = useExtracted('client')

  return (
    <div className="min-w-0">
      <h2 className="text-xl">
        <span className="font-normal font-sans text-base text-ink-soft tracking-normal">{t('From')} </span>
        {href ? (
          <Link prefetch={false} href={href} className="underline-offset-4 hover:underline">
            {name}
          </Link>
        ) : (
          name
        )}
      </h2>
      {place ? <p className="text-ink-soft text-sm">{place}</p> : null}
    </div>
  )
}
