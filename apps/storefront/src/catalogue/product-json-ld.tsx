import type { ProductDetail } from '@millyard/contracts'
import { richTextToPlain } from '@millyard/contracts/rich-text'
import { toDecimalString } from '@millyard/money'

/** A product in schema.org's words, for search engines. */
export function ProductJsonLd({ product, url }: { product: ProductDetail; url: string }) {
  const prices = product.variants.map((variant) => variant.priceMinor)
  const price = (amountMinor: number) => toDecimalString({ amountMinor, currency: product.currency })
  const availability = `https://schema.org/${product.inStock && !product.factory.vacation?.isNow ? 'InStock' : 'OutOfStock'}`
  const seller = { '@type': 'Organization', name: product.factory.name }
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    description: richTextToPlain(product.description),
    image: product.images.map((image) => `${image.basePath}-${Math.max(...image.widths)}.webp`),
    brand: { '@type': 'Brand', name: product.brand?.name ?? product.factory.name },
    manufacturer: seller,
    category: product.category.name,
    url,
    ...(product.ratingAverage === null
      ? {}
      : {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: product.ratingAverage,
            reviewCount: product.ratingCount,
          },
        }),
    offers:
      prices.length > 1
        ? {
            '@type': 'AggregateOffer',
            lowPrice: price(Math.min(...prices)),
            highPrice: price(Math.max(...prices)),
            offerCount: prices.length,
            priceCurrency: product.currency,
            availability,
            seller,
          }
        : {
            '@type': 'Offer',
            price: price(product.priceMinor),
            priceCurrency: product.currency,
            availability,
            seller,
            url,
          },
  }
  // What a vendor wrote must not be able to end the script element.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
