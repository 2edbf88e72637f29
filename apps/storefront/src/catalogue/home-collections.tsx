import type { Collection } from '@millyard/contracts'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { ProductCard } from '../components/product-card.tsx'
import { ProductGrid } from '../components/product-grid.tsx'
import { SectionHeader } from '../components/section-header.tsx'

/** How many of them the home page shows; the others have their pages. */
const SHOWN = 3

/** What staff have put together, each with its first goods and the way to all of them. */
export function HomeCollections({ collections }: { collections: readonly Collection[] }) {
  const t = useExtracted()
  return collections.slice(0, SHOWN).map(({ slug, title, text, products }) => (
    <section key={slug} className="border-line border-t">
      <div className="page section">
        <SectionHeader
          title={title}
          description={text || undefined}
          action={
            <Link href={`/collections/${slug}`} prefetch={false} className="link inline-flex min-h-11 items-center">
              {t.rich('All of it<hidden>: {title}</hidden>', {
                title,
                hidden: (chunks) => <span className="sr-only">{chunks}</span>,
              })}
            </Link>
          }
        />
        <ProductGrid>
          {products.map((product) => (
            <ProductCard key={product.id} product={product} />
          ))}
        </ProductGrid>
      </div>
    </section>
  ))
}
