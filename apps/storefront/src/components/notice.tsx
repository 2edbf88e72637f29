import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad'

const TONES = {
  info: { icon: Info, className: 'bg-info-soft', iconClass: 'text-info' },
  good: { icon: CircleCheck, className: 'bg-green-soft', iconClass: 'text-green' },
  warn: { icon: TriangleAlert, className: 'bg-warn-soft', iconClass: 'text-warn' },
  bad: { icon: CircleAlert, className: 'bg-bad-soft', iconClass: 'text-bad' },
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
  const { icon: Icon, className: toneClass, iconClass } = TONES[tone]
  return (
    <div
      className={cx('flex gap-3 rounded-md px-4 py-3', toneClass, className)}
      role={isLive ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    >
      <Icon size={20} strokeWidth={1.75} className={cx('mt-0.5 shrink-0', iconClass)} aria-hidden />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="max-w-measure">{children}</div> : null}
        {action ? <div className="mt-2">{action}</div> : null}
      </div>
    </div>
  )
}
