'use client'
import { useExtracted } from 'next-intl'
import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
import type { ToastCardProps } from './toast-card.tsx'

export interface ToastInput {
  /** What was done: "Added to your cart". */
  title: string
  message?: string
  /** Errors stay until they are closed. */
  tone?: 'good' | 'bad'
  action?: { label: string; href: string }
}

interface Toast extends ToastInput {
  id: number
  close: () => void
}

const MAX_SHOWN = 3
const NONE: readonly Toast[] = []

let toasts = NONE
let lastId = 0
const listeners = new Set<() => void>()

function publish(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says what a mutation did. Call it from client code; the Toaster of the root layout shows it. */
export function showToast(input: ToastInput): void {
  lastId += 1
  const id = lastId
  const close = () => publish(toasts.filter((toast) => toast.id !== id))
  publish([...toasts, { ...input, id, close }].slice(-MAX_SHOWN))
}

/** Comes with the first thing to say: it is on every page and on few of them needed. Without a line the words alone. */
const ToastCard = lazy(() =>
  import('./toast-card.tsx').then(({ ToastCard }) => ({ default: ToastCard })).catch(() => ({ default: PlainToast })),
)

function PlainToast({ toast }: ToastCardProps) {
  return (
    <li className="border border-line bg-surface p-4">
      {toast.title} {toast.message}
    </li>
  )
}

/** Shows toasts in a live region; they wait while the pointer or the focus is on them. Once, in the root layout. */
export function Toaster() {
  const t = useExtracted('client')
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => NONE,
  )
  const [isHeld, setIsHeld] = useState(false)
  return (
    <section
      aria-label={t('Messages')}
      aria-live="polite"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 p-4 sm:left-auto sm:w-104"
    >
      <ul className="grid gap-2">
        <Suspense>
          {shown.map((toast) => (
            <ToastCard key={toast.id} toast={toast} isHeld={isHeld} onClose={toast.close} />
          ))}
        </Suspense>
      </ul>
    </section>
  )
}
