import { richTextToPlain } from '@millyard/contracts/rich-text'
import { formatPlace } from '@millyard/ui'
import { RichText } from '@millyard/ui/rich-text'
import { webEnv } from '@millyard/web-kit'
import { load, loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getExtracted } from 'next-intl/server'
import { cache, Suspense } from 'react'
import { BuyBox } from '../../../catalogue/buy-box.tsx'
import { ordersAgain, VacationNotice } from '../../../catalogue/vacation-notice.tsx'
import { VariantsInWords } from '../../../catalogue/variants-in-words.tsx'
import { Breadcrumbs } from '../../../components/breadcrumbs.tsx'
import { FactoryCard } from '../../../components/factory-card.tsx'
import { Gallery } from '../../../components/gallery.tsx'
import { Rating } from '../../../components/rating.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { OwnReview } from '../../../reviews/own-review.tsx'
import { Reviews } from '../../../reviews/reviews.tsx'
import { REVIEWS_PER_PAGE, readReviewsQuery } from '../../../reviews/reviews-query.ts'
import { RecentlyViewed } from '../../../seen/recently-viewed.tsx'
import { RememberProduct } from '../../../seen/remember-product.tsx'
import { ProductJsonLd } from '../../../seo/product-json-ld.tsx'
import { anonymousApi } from '../../../server-kit.ts'
import { SITE_LINKS } from '../../../site-links.ts'
import { Heart } from '../../../wishlist/heart.tsx'

interface Props {
  params: Promise<{ slug: string }>
  searchParams: Promise<RawSearchParams>
}

const DESCRIPTION_LENGTH = 160

const readProduct = cache((slug: string) => load(anonymousApi().product.catalogue.product.query({ slug })))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getExtracted()
  const product = await readProduct((await params).slug)
  const description = richTextToPlain(product.description).replaceAll(/\s+/g, ' ').slice(0, DESCRIPTION_LENGTH)
  return {
    title: t('{product} by {factory}', { product: product.title, factory: product.factory.name }),
    description,
    alternates: { canonical: `/products/${product.slug}` },
    openGraph: { siteName: 'Millyard', type: 'website', title: product.title, description },
  }
}

export default async function ProductPage({ params, searchParams }: Props) {
  const t = await getExtracted()
  const product = await readProduct((await params).slug)
  const asked = await searchParams
  const { pages, ...query } = readReviewsQuery(asked)
  const { factory, category } = product
  const reviews = await loadOptional(
    anonymousApi().product.catalogue.reviews.query({
      productId: product.id,
      limit: REVIEWS_PER_PAGE * pages,
      ...query,
    }),
    { items: [], nextCursor: null },
  )
  // The path may or may not end with the category itself.
  const parents = category.path.filter((step) => step.slug !== category.slug)
  return (
    <>
      <div className="page py-6 md:py-10">
        <ProductJsonLd product={product} url={`${webEnv().STOREFRONT_URL}/products/${product.slug}`} />
        <Breadcrumbs
          items={[
            { label: t('All goods'), href: SITE_LINKS.search },
            ...[...parents, category].map(({ slug, name }) => ({ label: name, href: `/categories/${slug}` })),
          ]}
          current={product.title}
        />
        <div className="mt-4 grid gap-8 md:grid-cols-2 md:gap-12 lg:grid-cols-[7fr_6fr] lg:gap-16">
          <div className="min-w-0">
            <Gallery title={product.title} images={product.images} />
          </div>
          <div className="min-w-0">
            <p className="text-ink-soft">
              <Link className="link" href={`/factories/${factory.slug}`}>
                {factory.name}
              </Link>
              , {formatPlace(factory.city, factory.country)}
              {product.brand ? (
                <>
                  {' · '}
                  {t.rich('Brand <link>{brand}</link>', {
                    brand: product.brand.name,
                    link: (chunks) => (
                      <Link className="link" href={`/brands/${product.brand?.slug}`}>
                        {chunks}
                      </Link>
                    ),
                  })}
                </>
              ) : null}
            </p>
            <h1 className="mt-2 text-2xl md:text-4xl">{product.title}</h1>
            <p className="mt-3">
              <a href="#reviews" className="inline-flex min-h-8 items-center">
                <Rating average={product.ratingAverage} count={product.ratingCount} variant="full" />
              </a>
            </p>
            {factory.vacation ? (
              <div className="mt-5">
                <VacationNotice factoryName={factory.name} vacation={factory.vacation} />
              </div>
            ) : null}
            <BuyBox
              slug={product.slug}
              title={product.title}
              options={product.options}
              variants={product.variants}
              currency={product.currency}
              leadTimeDays={product.leadTimeDays}
              terms={product.terms}
              reducedUntil={product.reducedUntil}
              factoryName={factory.name}
              chosenId={firstParam(asked.variant)}
              ordersAgain={factory.vacation?.isNow ? ordersAgain(factory.vacation) : undefined}
              withoutScripts={<VariantsInWords product={product} />}
            />
            <div className="mt-3">
              <Heart productId={product.id} title={product.title} variant="full" />
            </div>
          </div>
        </div>
        <div className="mt-14 grid gap-10 md:mt-20 lg:grid-cols-[7fr_6fr] lg:gap-16">
          <section aria-labelledby="description">
            <h2 id="description" className="text-2xl">
              {t('About this')}
            </h2>
            <RichText html={product.description} className="rich-text mt-4 text-lg" />
          </section>
          {product.details.length > 0 ? (
            <section aria-labelledby="details" className="lg:row-start-2">
              <h2 id="details" className="text-2xl">
                {t('Details')}
              </h2>
              <table className="mt-4 w-full max-w-measure text-left">
                <tbody>
                  {product.details.map(({ name, text }) => (
                    <tr key={name} className="border-line border-b align-top">
                      <th scope="row" className="w-2/5 py-3 pr-4 font-normal text-ink-soft">
                        {name}
                      </th>
                      <td className="figures py-3">{text}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ) : null}
          <section aria-labelledby="maker">
            <h2 id="maker" className="mb-4 text-2xl">
              {t('Who makes it')}
            </h2>
            <div>
              <FactoryCard factory={factory} />
            </div>
          </section>
        </div>
        <div className="mt-14 border-line border-t pt-10 md:mt-20">
          <Reviews
            product={{ ...product, factoryName: factory.name }}
            page={reviews}
            query={{ ...query, pages }}
            own={<OwnReview productId={product.id} />}
          />
        </div>
      </div>
      <RememberProduct productId={product.id} />
      <Suspense>
        <RecentlyViewed except={product.id} />
      </Suspense>
    </>
  )
}
