import { type StatusKind, type StatusOf, type StatusText, type Tone, useStatusTexts } from '@millyard/ui'
import { CircleCheck, CircleDashed, CircleX, Clock, TriangleAlert } from 'lucide-react'
import { cx } from './cx.ts'

const TONES: Readonly<Record<Tone, { icon: typeof Clock; className: string }>> = {
  neutral: { icon: CircleDashed, className: 'bg-ground-deep text-ink-soft' },
  info: { icon: Clock, className: 'bg-info-soft text-info' },
  good: { icon: CircleCheck, className: 'bg-green-soft text-green' },
  warn: { icon: TriangleAlert, className: 'bg-warn-soft text-warn' },
  bad: { icon: CircleX, className: 'bg-bad-soft text-bad' },
}

/** A state in words with an icon: `<StatusTagOf kind="order" status={order.status} />`, texts from @millyard/ui. */
export function StatusTag({ status }: { status: StatusText }) {
  const { icon: Icon, className } = TONES[status.tone]
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-sm px-2 py-0.5 font-medium text-sm',
        className,
      )}
    >
      <Icon size={14} strokeWidth={2} aria-hidden />
      {status.label}
    </span>
  )
}

/** A state that @millyard/ui has words for: `<StatusTagOf kind="order" status={order.status} />`. */
export function StatusTagOf<Kind extends StatusKind>({ kind, status }: { kind: Kind; status: StatusOf<Kind> }) {
  return <StatusTag status={useStatusTexts(kind)[status]} />
}
