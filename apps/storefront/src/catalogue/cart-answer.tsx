import Link from 'next/link'
import { useExtracted } from 'next-intl'
import type { AddToCartAnswer } from '../cart/add-to-cart.ts'
import { Notice } from '../components/notice.tsx'
import { SITE_LINKS } from '../site-links.ts'

export interface CartAnswerProps {
  answer: NonNullable<AddToCartAnswer>
  title: string
}

/** What became of a press on "Add to cart". */
export function CartAnswer({ answer, title }: CartAnswerProps) {
  const t = useExtracted('client')
  if (!answer.ok)
    return (
      <Notice tone="bad" isLive title={t('Nothing was added to your cart')}>
        {answer.message}
      </Notice>
    )
  const { quantity, variantTitle, isLess } = answer
  return (
    <Notice
      tone={isLess ? 'warn' : 'good'}
      isLive
      title={
        isLess
          ? t(
              '{quantity, plural, one {Only # is left: we put it into your cart} other {Only # are left: we put # into your cart}}',
              { quantity },
            )
          : t('Added to your cart')
      }
      action={
        <Link href={SITE_LINKS.cart} className="link font-medium">
          {isLess ? t('Change it in your cart') : t('See your cart')}
        </Link>
      }
    >
      {variantTitle
        ? t('{quantity, number} × {title}, {variant}', { quantity, title, variant: variantTitle })
        : t('{quantity, number} × {title}', { quantity, title })}
    </Notice>
  )
}
