import type { ProductCard as Product } from '@millyard/contracts'
import { formatPlace, Picture, useLeadTimeText, useSupplyText } from '@millyard/ui'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { ordersAgain } from '../catalogue/vacation-notice.tsx'
import { Heart } from '../wishlist/heart.tsx'
import { cx } from './cx.ts'
import { NoPicture } from './no-picture.tsx'
import { Price } from './price.tsx'
import { Rating } from './rating.tsx'

export interface ProductCardProps {
  product: Product
  /** For the pictures of the first screen. */
  isPriority?: boolean
  /** The title's level in the page's outline. */
  headingLevel?: 2 | 3
}

const CARD_SIZES = '(min-width: 80rem) 296px, (min-width: 48rem) 31vw, 46vw'

/** The goods first, the maker beside them: picture, price, title, factory with place, when it leaves. */
export function ProductCard({ product, isPriority, headingLevel = 3 }: ProductCardProps) {
  const t = useExtracted()
  const leadTimeText = useLeadTimeText()
  const supplyText = useSupplyText()

  const Heading = `h${headingLevel}` as const
  const { factory } = product
  return (
    <article className="group relative flex flex-col">
      <div className="relative aspect-4/5 overflow-hidden rounded-md bg-picture">
        {product.image ? (
          <Picture
            image={product.image}
            alt=""
            sizes={CARD_SIZES}
            isPriority={isPriority}
            className={cx('size-full object-cover', !product.inStock && 'opacity-55 grayscale-40')}
          />
        ) : (
          <NoPicture />
        )}
        {product.inStock ? null : (
          <span className="absolute top-3 left-3 rounded-sm bg-surface px-2 py-0.5 font-medium text-sm">
            {t('Sold out')}
          </span>
        )}
      </div>
      <Heart productId={product.id} title={product.title} variant="card" />
      <Heading className="mt-3 text-pretty font-medium font-sans text-base leading-snug tracking-normal">
        <Link
          prefetch={false}
          href={`/products/${product.slug}`}
          className="underline-offset-4 after:absolute after:inset-0 after:rounded-md group-hover:underline"
        >
          {product.title}
        </Link>
      </Heading>
      <p className="mt-1 text-ink-soft text-sm">
        <Link
          prefetch={false}
          href={`/factories/${factory.slug}`}
          className="relative z-1 underline-offset-4 hover:text-ink hover:underline"
        >
          {factory.name}
        </Link>
        <span className="block truncate">{formatPlace(factory.city, factory.country)}</span>
      </p>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-3">
        <Price
          amountMinor={product.priceMinor}
          currency={product.currency}
          isFrom={product.isFromPrice}
          compareAt={product.compareAt}
        />
        <Rating average={product.ratingAverage} count={product.ratingCount} />
      </p>
      {product.inStock && product.awayUntil ? (
        <p className="text-sm text-warn">
          {t('Orders again from {day}', { day: ordersAgain({ until: product.awayUntil }) })}
        </p>
      ) : null}
      {product.inStock && !product.awayUntil ? (
        <p className="text-ink-soft text-sm">
          {product.isMadeToOrder ? supplyText(true, product.leadTimeDays) : leadTimeText(product.leadTimeDays)}
          {product.minQuantity > 1 ? (
            <span className="block">
              {t('Smallest order {minQuantity, number}', { minQuantity: product.minQuantity })}
            </span>
          ) : null}
        </p>
      ) : null}
    </article>
  )
}
