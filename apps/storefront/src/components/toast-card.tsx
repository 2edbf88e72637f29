'use client'
import { CircleAlert, CircleCheck, X } from 'lucide'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { useEffect } from 'react'
import { Icon } from './icon.tsx'
import type { ToastInput } from './toast.tsx'

const LIFETIME_MS = 6_000

export interface ToastCardProps {
  toast: ToastInput
  /** Time stands still for it. */
  isHeld: boolean
  onClose: () => void
}

export function ToastCard({ toast: { tone, title, message, action }, isHeld, onClose }: ToastCardProps) {
  const t = useExtracted('client')
  const isBad = tone === 'bad'
  useEffect(() => {
    if (isBad || isHeld) return
    const timer = setTimeout(onClose, LIFETIME_MS)
    return () => clearTimeout(timer)
  }, [onClose, isBad, isHeld])
  return (
    <li className="pointer-events-auto flex items-start gap-3 rounded-md border border-line bg-surface py-3 pr-2 pl-4 shadow-lift transition-[opacity,translate] starting:translate-y-2 starting:opacity-0">
      <Icon
        drawing={isBad ? CircleAlert : CircleCheck}
        size={20}
        strokeWidth={1.75}
        className={isBad ? 'mt-0.5 shrink-0 text-bad' : 'mt-0.5 shrink-0 text-green'}
      />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        {message ? <p className="text-ink-soft">{message}</p> : null}
        {action ? (
          <Link href={action.href} className="link mt-1 inline-flex min-h-8 items-center font-medium">
            {action.label}
          </Link>
        ) : null}
      </div>
      <button
        type="button"
        aria-label={t('Close')}
        onClick={onClose}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-md hover:bg-ground-deep"
      >
        <Icon drawing={X} size={16} />
      </button>
    </li>
  )
}
