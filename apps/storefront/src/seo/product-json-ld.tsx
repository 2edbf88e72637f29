import type { ProductDetail } from '@millyard/contracts'
import { richTextToPlain } from '@millyard/contracts/rich-text'
import { toDecimalString } from '@millyard/money'
import { JsonLd } from './json-ld.tsx'

/** A product as search engines show it (developers.google.com, Product snippet). */
export function ProductJsonLd({ product, url }: { product: ProductDetail; url: string }) {
  const prices = product.variants.map((variant) => variant.priceMinor)
  const price = (amountMinor: number) => toDecimalString({ amountMinor, currency: product.currency })
  const availability = `https://schema.org/${product.inStock && !product.factory.vacation?.isNow ? 'InStock' : 'OutOfStock'}`
  const seller = { '@type': 'Organization', name: product.factory.name }
  const data = {
    '@type': 'Product',
    name: product.title,
    description: richTextToPlain(product.description),
    image: product.images.map((image) => `${image.basePath}-${Math.max(...image.widths)}.webp`),
    brand: { '@type': 'Brand', name: product.brand?.name ?? product.factory.name },
    manufacturer: seller,
    ...(product.details.length === 0
      ? {}
      : {
          additionalProperty: product.details.map(({ name, text }) => ({
            '@type': 'PropertyValue',
            name,
            value: text,
          })),
        }),
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
            ...(product.reducedUntil ? { priceValidUntil: product.reducedUntil } : {}),
            ...(product.compareAt
              ? {
                  priceSpecification: {
                    '@type': 'UnitPriceSpecification',
                    priceType: 'https://schema.org/StrikethroughPrice',
                    price: price(product.compareAt.priceMinor),
                    priceCurrency: product.currency,
                  },
                }
              : {}),
            priceCurrency: product.currency,
            availability,
            seller,
            url,
          },
  }
  return <JsonLd data={data} />
}
