import { DateText, type StatusText } from '@millyard/ui'
import { Check, X } from 'lucide'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { MakerName } from './maker-name.tsx'
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
  const t = useExtracted()
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
            {state === 'done' ? <Icon drawing={Check} size={13} strokeWidth={3} /> : null}
            {state === 'failed' ? <Icon drawing={X} size={13} strokeWidth={3} /> : null}
          </span>
          <div>
            <p className={state === 'upcoming' ? 'text-ink-soft' : 'font-medium'}>
              {state === 'upcoming'
                ? t.rich('<step></step><hidden> (to come)</hidden>', {
                    step: () => title,
                    hidden: (chunks) => <span className="sr-only">{chunks}</span>,
                  })
                : title}
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
  /** Of this factory's part. */
  status: StatusText
  steps: readonly TimelineStep[]
  /** Numbered when there are several, as in the steps; each says what is in it. */
  parcels?: readonly Parcel[]
  /** What is in the part: CartLines. */
  children?: ReactNode
}

/** One factory's part of an order: who, where it stands, the way of its parcel. */
export function FactoryTimeline({ factory, status, steps, parcels = [], children }: FactoryTimelineProps) {
  const t = useExtracted()
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
  const t = useExtracted()
  const areSeveral = parcels.length > 1
  const number = (chunks: ReactNode) => <span className="select-all break-all font-mono text-ink">{chunks}</span>
  return (
    <ul className="mb-5 grid gap-2 text-ink-soft text-sm" aria-label={t('Parcels')}>
      {parcels.map(({ id, carrier, trackingNumber, trackingUrl, contents }, index) => (
        <li key={id} className="wrap-anywhere">
          {areSeveral
            ? t.rich('<parcel>Parcel {index, number}:</parcel> {carrier}, <number>{trackingNumber}</number>', {
                index: index + 1,
                carrier,
                trackingNumber,
                parcel: (chunks) => <span className="font-medium text-ink">{chunks}</span>,
                number,
              })
            : t.rich('{carrier}, parcel <number>{trackingNumber}</number>', { carrier, trackingNumber, number })}
          {trackingUrl ? (
            <>
              {' · '}
              <a
                href={trackingUrl}
                target="_blank"
                rel="noopener noreferrer nofollow"
                className="text-green underline underline-offset-4"
              >
                {t.rich('Follow it at {carrier}<hidden> (opens in a new window)</hidden>', {
                  carrier,
                  hidden: (chunks) => <span className="sr-only">{chunks}</span>,
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
