'use client'
import { useExtracted } from 'next-intl'
import { type ReactNode, useActionState, useOptimistic, useTransition } from 'react'
import { buttonClass } from '../components/button.tsx'
import { cx } from '../components/cx.ts'
import { showToast } from '../components/toast.tsx'
import { setWish } from './actions.ts'

export interface HeartButtonProps {
  productId: string
  title: string
  isWished: boolean
  /** A round button on a card's picture, or one with words on the product's page. */
  variant: 'card' | 'full'
  /** The heart, drawn by the server. */
  icon: ReactNode
}

/**
 * On the wishlist and off it. A plain form without scripts; with scripts the heart turns at once, and back again with a
 * word why when the service refused.
 */
export function HeartButton({ productId, title, isWished, variant, icon }: HeartButtonProps) {
  const t = useExtracted('client')
  const [answer, submit] = useActionState(setWish, null)
  const [shown, show] = useOptimistic(isWished)
  const [isSaving, startSaving] = useTransition()
  const look = shown ? 'text-copper *:fill-current' : undefined
  return (
    <form
      action={submit}
      aria-busy={isSaving}
      className={variant === 'card' ? 'absolute top-1.5 right-1.5 z-1' : undefined}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        startSaving(async () => {
          show(!shown)
          const refusal = await setWish(null, form)
          if (refusal) showToast({ tone: 'bad', title: t('Your wishlist is as it was'), message: refusal.message })
        })
      }}
    >
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="wished" value={shown ? '0' : '1'} />
      {variant === 'card' ? (
        <button
          type="submit"
          aria-pressed={shown}
          aria-label={t('{title} on your wishlist', { title })}
          className={cx(
            'inline-flex size-11 items-center justify-center rounded-full border border-line bg-surface transition-colors hover:border-ink',
            look ?? 'text-ink',
          )}
        >
          {icon}
        </button>
      ) : (
        <button type="submit" className={buttonClass('quiet', 'sm', '-ml-4')}>
          <span className={look}>{icon}</span>
          {shown ? t('Take off your wishlist') : t('Put on your wishlist')}
        </button>
      )}
      {answer ? (
        <p role="alert" className="rounded-sm bg-surface px-2 py-1 text-bad text-sm">
          {answer.message}
        </p>
      ) : null}
    </form>
  )
}
