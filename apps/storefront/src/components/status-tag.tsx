import { type StatusKind, type StatusOf, type StatusText, type Tone, useStatusTexts } from '@millyard/ui'
import { CircleCheck, CircleDashed, CircleX, Clock, type IconNode, TriangleAlert } from 'lucide'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

const TONES: Readonly<Record<Tone, { drawing: IconNode; className: string }>> = {
  neutral: { drawing: CircleDashed, className: 'bg-ground-deep text-ink-soft' },
  info: { drawing: Clock, className: 'bg-info-soft text-info' },
  good: { drawing: CircleCheck, className: 'bg-green-soft text-green' },
  warn: { drawing: TriangleAlert, className: 'bg-warn-soft text-warn' },
  bad: { drawing: CircleX, className: 'bg-bad-soft text-bad' },
}

/** A state in words with an drawing: `<StatusTagOf kind="order" status={order.status} />`, texts from @millyard/ui. */
export function StatusTag({ status }: { status: StatusText }) {
  const { drawing, className } = TONES[status.tone]
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-sm px-2 py-0.5 font-medium text-sm',
        className,
      )}
    >
      <Icon drawing={drawing} size={14} />
      {status.label}
    </span>
  )
}

/** A state that @millyard/ui has words for: `<StatusTagOf kind="order" status={order.status} />`. */
export function StatusTagOf<Kind extends StatusKind>({ kind, status }: { kind: Kind; status: StatusOf<Kind> }) {
  return <StatusTag status={useStatusTexts(kind)[status]} />
}
