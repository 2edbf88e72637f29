'use client'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useState, useSyncExternalStore } from 'react'

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
}

const LIFETIME_MS = 6_000
const MAX_SHOWN = 3

let toasts: readonly Toast[] = []
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

const EMPTY: readonly Toast[] = []

/** Says what a mutation did. Call it from client code; the Toaster of the root layout shows it. */
export function showToast(input: ToastInput): void {
  lastId += 1
  publish([...toasts, { ...input, id: lastId }].slice(-MAX_SHOWN))
}

function dismiss(id: number) {
  publish(toasts.filter((toast) => toast.id !== id))
}

function ToastCard({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  const isBad = toast.tone === 'bad'
  useEffect(() => {
    if (isBad || isHeld) return
    const timer = setTimeout(() => dismiss(toast.id), LIFETIME_MS)
    return () => clearTimeout(timer)
  }, [toast.id, isBad, isHeld])
  const Icon = isBad ? CircleAlert : CircleCheck
  return (
    <li className="pointer-events-auto flex items-start gap-3 rounded-md border border-line bg-surface py-3 pr-2 pl-4 shadow-lift transition-[opacity,translate] starting:translate-y-2 starting:opacity-0">
      <Icon
        size={20}
        strokeWidth={1.75}
        className={isBad ? 'mt-0.5 shrink-0 text-bad' : 'mt-0.5 shrink-0 text-green'}
        aria-hidden
      />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{toast.title}</p>
        {toast.message ? <p className="text-ink-soft">{toast.message}</p> : null}
        {toast.action ? (
          <Link href={toast.action.href} className="link mt-1 inline-flex min-h-8 items-center font-medium">
            {toast.action.label}
          </Link>
        ) : null}
      </div>
      <button
        type="button"
        aria-label="Close"
        onClick={() => dismiss(toast.id)}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-md hover:bg-ground-deep"
      >
        <X size={16} aria-hidden />
      </button>
    </li>
  )
}

/** Shows toasts in a live region; they wait while the pointer or the focus is on them. Once, in the root layout. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => EMPTY,
  )
  const [isHeld, setIsHeld] = useState(false)
  return (
    <section
      aria-label="Messages"
      aria-live="polite"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 p-4 sm:left-auto sm:w-104"
    >
      <ul className="grid gap-2">
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} isHeld={isHeld} />
        ))}
      </ul>
    </section>
  )
}
