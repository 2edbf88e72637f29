import type { Metadata } from 'next'
import { cache } from 'react'
import { Breadcrumbs } from '../../../components/breadcrumbs.tsx'
import { ProductCard } from '../../../components/product-card.tsx'
import { ProductGrid } from '../../../components/product-grid.tsx'
import { SectionHeader } from '../../../components/section-header.tsx'
import { load } from '../../../load.ts'
import { anonymousApi } from '../../../server-kit.ts'
import { SITE_LINKS } from '../../../site-links.ts'

interface Props {
  params: Promise<{ slug: string }>
}

/** Asked for by the page and by its metadata: once for a request. */
const readCollection = cache((slug: string) => load(anonymousApi().product.catalogue.collection.query({ slug })))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, title, text } = await readCollection((await params).slug)
  return {
    title,
    description: text || `${title}: goods straight from the factories that make them.`,
    alternates: { canonical: `/collections/${slug}` },
  }
}

export default async function CollectionPage({ params }: Props) {
  const { title, text, products } = await readCollection((await params).slug)
  return (
    <div className="page py-6 md:py-10">
      <Breadcrumbs items={[{ label: 'All goods', href: SITE_LINKS.search }]} current={title} />
      <div className="mt-4">
        <SectionHeader level={1} title={title} description={text || undefined} />
      </div>
      <ProductGrid>
        {products.map((product) => (
          <ProductCard key={product.id} product={product} />
        ))}
      </ProductGrid>
    </div>
  )
}
