import type { ProductCard } from '@millyard/contracts'
import { Picture } from '@millyard/ui'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { ButtonLink } from '../components/button.tsx'
import { SITE_LINKS } from '../site-links.ts'

const SHOWN = 3
const OFFSETS = ['md:translate-y-6', 'md:-translate-y-2', 'md:translate-y-10'] as const

type Pictured = ProductCard & { image: NonNullable<ProductCard['image']> }

/** The newest goods that have a picture, of as many factories as possible. */
export function heroGoods(goods: readonly ProductCard[]): Pictured[] {
  const pictured = goods.filter((product): product is Pictured => product.image !== null && product.inStock)
  const firsts = pictured.filter(
    (product, index) => pictured.findIndex((other) => other.factory.slug === product.factory.slug) === index,
  )
  return [...firsts, ...pictured.filter((product) => !firsts.includes(product))].slice(0, SHOWN)
}

/** What this place is, one thing to do, and goods to look at. */
export function Hero({ goods }: { goods: readonly Pictured[] }) {
  const t = useExtracted()
  return (
    <section className="overflow-hidden border-line border-b bg-ground-deep">
      <div className="page grid items-center gap-10 py-12 md:py-16 lg:grid-cols-[6fr_7fr] lg:gap-16 lg:py-20">
        <div>
          <h1 className="text-4xl md:text-6xl">{t('Honest goods from the people who make them')}</h1>
          <p className="mt-5 max-w-md text-ink-soft text-lg">
            {t(
              'Straight from factories and workshops into one cart. You pay once, and every maker sends its own parcel.',
            )}
          </p>
          <ButtonLink href={SITE_LINKS.search} className="mt-8">
            {t('See all goods')}
          </ButtonLink>
        </div>
        {goods.length > 0 ? (
          <ul className="grid grid-cols-3 gap-3 md:gap-5 md:py-6" aria-label={t('Some of the newest goods')}>
            {goods.map((product, index) => (
              <li key={product.id} className={OFFSETS[index]}>
                <Link href={`/products/${product.slug}`} prefetch={false} className="block rounded-md">
                  <span className="block aspect-4/5 overflow-hidden rounded-md bg-picture">
                    <Picture
                      image={product.image}
                      alt={product.title}
                      sizes="(min-width: 64rem) 220px, 30vw"
                      isPriority
                      className="size-full object-cover"
                    />
                  </span>
                  <span className="mt-2 block text-ink-soft text-sm max-md:hidden" aria-hidden>
                    {product.factory.name}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  )
}
