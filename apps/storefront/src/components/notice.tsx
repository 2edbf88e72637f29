import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad'

const TONES = {
  info: { drawing: Info, className: 'bg-info-soft', iconClass: 'text-info' },
  good: { drawing: CircleCheck, className: 'bg-green-soft', iconClass: 'text-green' },
  warn: { drawing: TriangleAlert, className: 'bg-warn-soft', iconClass: 'text-warn' },
  bad: { drawing: CircleAlert, className: 'bg-bad-soft', iconClass: 'text-bad' },
} as const

export interface NoticeProps {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  /** A button or a link that does what the notice asks for. */
  action?: ReactNode
  /** Read out at once: for answers to something the person just did. */
  isLive?: boolean
  className?: string
}

/** Says what happened and what to do, where it matters. */
export function Notice({ tone = 'info', title, children, action, isLive, className }: NoticeProps) {
  const { drawing, className: toneClass, iconClass } = TONES[tone]
  return (
    <div
      className={cx('flex gap-3 rounded-md px-4 py-3', toneClass, className)}
      role={isLive ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      <Icon drawing={drawing} size={20} strokeWidth={1.75} className={cx('mt-0.5 shrink-0', iconClass)} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="max-w-measure">{children}</div> : null}
        {action ? <div className="mt-2">{action}</div> : null}
      </div>
    </div>
  )
}
