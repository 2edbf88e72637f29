'use client'
import { useExtracted } from 'next-intl'
import { useActionState, useOptimistic, useState, useTransition } from 'react'
import { Notice } from '../components/notice.tsx'
import { QuantityStepper } from '../components/quantity-stepper.tsx'
import { showToast } from '../components/toast.tsx'
import { removeItem, setQuantity } from './change-cart.ts'

export interface LineControlsProps {
  itemId: string
  title: string
  quantity: number
  /** Units that can be bought; the stepper goes no further. */
  available: number
  /** The smallest order, and what it is a multiple of. */
  minQuantity: number
  quantityStep: number
  /** Lines that cannot be bought have no quantity to change. */
  isRemovable?: 'only'
}

/** How many, and away with it. Plain forms without scripts; with scripts the number changes under the hand. */
export function LineControls({
  itemId,
  title,
  quantity,
  available,
  minQuantity,
  quantityStep,
  isRemovable,
}: LineControlsProps) {
  const t = useExtracted('client')
  // The answers of the plain forms; with scripts the actions are called directly, to say what they did.
  const [quantityAnswer, sendQuantity] = useActionState(setQuantity, null)
  const [removeAnswer, sendRemove] = useActionState(removeItem, null)
  const [shown, showQuantity] = useOptimistic(quantity)
  const [failure, setFailure] = useState<string>()
  const [isChanging, startChange] = useTransition()
  const [isRemoving, startRemove] = useTransition()
  const message = failure ?? quantityAnswer?.message ?? removeAnswer?.message

  function change(next: number) {
    startChange(async () => {
      showQuantity(next)
      const form = new FormData()
      form.set('itemId', itemId)
      form.set('quantity', String(next))
      const answer = await setQuantity(null, form)
      setFailure(answer?.message)
    })
  }

  function remove(form: FormData) {
    startRemove(async () => {
      const answer = await removeItem(null, form)
      setFailure(answer?.message)
      if (!answer) showToast({ title: t('Removed from your cart'), message: title })
    })
  }

  return (
    <>
      {isRemovable === 'only' ? null : (
        <form action={sendQuantity} className="flex items-center gap-2" aria-busy={isChanging}>
          <input type="hidden" name="itemId" value={itemId} />
          <QuantityStepper
            label={t('Quantity of {title}', { title })}
            name="quantity"
            value={shown}
            min={minQuantity}
            step={quantityStep}
            max={Math.max(minQuantity, available, quantity)}
            onChange={change}
          />
          <noscript>
            <button type="submit" className="link min-h-11 text-sm">
              {t('Update')}
            </button>
          </noscript>
        </form>
      )}
      <form
        action={sendRemove}
        onSubmit={(event) => {
          event.preventDefault()
          remove(new FormData(event.currentTarget))
        }}
      >
        <input type="hidden" name="itemId" value={itemId} />
        <button
          type="submit"
          disabled={isRemoving}
          className="link min-h-11 text-sm disabled:opacity-55"
          aria-label={t('Remove {title}', { title })}
        >
          {isRemoving ? t('Removing') : t('Remove')}
        </button>
      </form>
      {message ? (
        <Notice tone="bad" isLive className="w-full">
          {message}
        </Notice>
      ) : null}
    </>
  )
}
