'use client'
import { useExtracted } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '../components/button.tsx'
import { moveToCart, putBack, removeFromList, type WishAnswer } from './actions.ts'

function Refusal({ answer }: { answer: WishAnswer }) {
  if (!answer) return null
  return (
    <p role="alert" className="mt-1 text-bad text-sm">
      {answer.message}
    </p>
  )
}

/** One of it into the cart, and off the list. For goods without a choice. */
export function MoveToCart({ productId, variantId, title }: { productId: string; variantId: string; title: string }) {
  const t = useExtracted('account')
  const [answer, submit, isPending] = useActionState(moveToCart, null)
  return (
    <form action={submit}>
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="variantId" value={variantId} />
      <Button
        type="submit"
        variant="secondary"
        size="sm"
        className="w-full"
        isPending={isPending}
        pendingText={t('Moving')}
        aria-label={t('Move to cart: {title}', { title })}
      >
        {t('Move to cart')}
      </Button>
      <Refusal answer={answer} />
    </form>
  )
}

export function RemoveFromList({ productId, title }: { productId: string; title: string }) {
  const t = useExtracted('account')
  const [answer, submit, isPending] = useActionState(removeFromList, null)
  return (
    <form action={submit}>
      <input type="hidden" name="productId" value={productId} />
      <Button
        type="submit"
        variant="quiet"
        size="sm"
        className="w-full"
        isPending={isPending}
        pendingText={t('Removing')}
        aria-label={t('Remove {title} from your wishlist', { title })}
      >
        {t('Remove')}
      </Button>
      <Refusal answer={answer} />
    </form>
  )
}

/** Takes a removal back. */
export function PutBack({ productId }: { productId: string }) {
  const t = useExtracted('account')
  const [answer, submit, isPending] = useActionState(putBack, null)
  return (
    <form action={submit}>
      <input type="hidden" name="productId" value={productId} />
      <button type="submit" disabled={isPending} className="link min-h-11 font-medium">
        {t('Put it back')}
      </button>
      <Refusal answer={answer} />
    </form>
  )
}
