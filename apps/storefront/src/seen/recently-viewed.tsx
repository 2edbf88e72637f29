import { loadOptional } from '@millyard/web-kit/load'
import { cookies } from 'next/headers'
import { getExtracted } from 'next-intl/server'
import { buttonClass } from '../components/button.tsx'
import { ProductCard } from '../components/product-card.tsx'
import { SectionHeader } from '../components/section-header.tsx'
import { anonymousApi } from '../server-kit.ts'
import { forgetSeen } from './forget-seen.ts'
import { readSeenIds, SEEN_COOKIE } from './seen-ids.ts'

const MOST = 8

/** What this browser looked at before, in a strip that is moved sideways. Nothing on the first visit. */
export async function RecentlyViewed({ except }: { except?: string }) {
  const t = await getExtracted()
  const jar = await cookies()
  const ids = readSeenIds(jar.get(SEEN_COOKIE)?.value)
    .filter((id) => id !== except)
    .slice(0, MOST)
  if (ids.length === 0) return null
  const { products } = await loadOptional(anonymousApi().product.catalogue.cards.query({ ids }), { products: [] })
  if (products.length === 0) return null
  return (
    <section className="border-line border-t">
      <div className="page section">
        <SectionHeader
          title={t('You looked at these')}
          action={
            <form action={forgetSeen}>
              <button type="submit" className={buttonClass('quiet', 'sm', '-mr-4')}>
                {t('Forget them')}
              </button>
            </form>
          }
        />
        <ul className="no-scrollbar -mx-1 flex snap-x gap-4 overflow-x-auto p-1 md:gap-6">
          {products.map((product) => (
            <li key={product.id} className="w-40 shrink-0 snap-start md:w-56">
              <ProductCard product={product} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
