import type { Wish } from '@millyard/contracts'
import { formatAmount, formatPlace, Picture } from '@millyard/ui'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { ButtonLink } from '../components/button.tsx'
import { cx } from '../components/cx.ts'
import { NoPicture } from '../components/no-picture.tsx'
import { Price } from '../components/price.tsx'
import { MoveToCart, RemoveFromList } from './wish-controls.tsx'
import { type WishNews, wishNews } from './wish-news.ts'

const LOOKS: Readonly<Record<WishNews['kind'], string>> = {
  gone: 'text-bad',
  sold_out: 'text-bad',
  back_in_stock: 'text-green',
  cheaper: 'text-copper',
  dearer: 'text-ink-soft',
}

function useNewsText(currency: string): (news: WishNews) => string {
  const t = useExtracted()
  return (news) => {
    switch (news.kind) {
      case 'gone':
        return t('No longer sold')
      case 'sold_out':
        return t('Sold out at the moment')
      case 'back_in_stock':
        return t('Back in stock')
      case 'cheaper':
        return t('{amount} less than when you added it', { amount: formatAmount(news.amountMinor, currency) })
      case 'dearer':
        return t('{amount} more than when you added it', { amount: formatAmount(news.amountMinor, currency) })
    }
  }
}

/** Something that was wished for: as it is today, and what has changed since. */
export function WishRow({ wish }: { wish: Wish }) {
  const t = useExtracted()
  const newsText = useNewsText(wish.currency)
  const { factory } = wish
  const canBuy = wish.isOnSale && wish.inStock
  return (
    <article className="grid grid-cols-[96px_1fr] gap-x-4 gap-y-4 py-6 sm:grid-cols-[120px_1fr] sm:gap-x-6 md:grid-cols-[120px_1fr_auto]">
      <span className="block aspect-4/5 overflow-hidden rounded-md bg-picture">
        {wish.image ? (
          <Picture
            image={wish.image}
            alt=""
            sizes="120px"
            className={cx('size-full object-cover', !canBuy && 'opacity-55 grayscale-40')}
          />
        ) : (
          <NoPicture />
        )}
      </span>
      <div className="min-w-0">
        <h2 className="text-pretty font-medium font-sans text-base leading-snug tracking-normal">
          {wish.isOnSale ? (
            <Link prefetch={false} href={`/products/${wish.slug}`} className="underline-offset-4 hover:underline">
              {wish.title}
            </Link>
          ) : (
            wish.title
          )}
        </h2>
        <p className="text-ink-soft text-sm">
          {factory.name}, {formatPlace(factory.city, factory.country)}
        </p>
        {wish.isOnSale ? (
          <p className="mt-2">
            <Price
              amountMinor={wish.priceMinor}
              currency={wish.currency}
              isFrom={wish.isFromPrice}
              compareAt={wish.compareAt}
            />
          </p>
        ) : null}
        {wishNews(wish).map((news) => (
          <p key={news.kind} className={cx('text-sm', LOOKS[news.kind])}>
            {newsText(news)}
          </p>
        ))}
      </div>
      <div className="col-span-2 flex flex-wrap items-center gap-x-2 md:col-span-1 md:w-44 md:flex-col md:items-stretch">
        {canBuy && wish.onlyVariantId ? (
          <MoveToCart productId={wish.id} variantId={wish.onlyVariantId} title={wish.title} />
        ) : null}
        {canBuy && !wish.onlyVariantId ? (
          <ButtonLink
            href={`/products/${wish.slug}`}
            variant="secondary"
            size="sm"
            aria-label={t('Choose the kind of {title}', { title: wish.title })}
          >
            {t('Choose')}
          </ButtonLink>
        ) : null}
        <RemoveFromList productId={wish.id} title={wish.title} />
      </div>
    </article>
  )
}
