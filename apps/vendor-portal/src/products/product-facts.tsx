import type { VendorProduct } from '@millyard/contracts'
import { plural } from '@millyard/ui'
import classes from './products.module.css'

/** The words of a product that cannot be edited now. */
export function ProductFacts({ product }: { product: VendorProduct }) {
  const rows = [
    ['Title', product.title],
    ['Description', product.description],
    ['Category', product.categoryName],
    ['Lead time', plural(product.leadTimeDays, 'day')],
    ...product.options.map(({ name, values }) => [name, values.join(', ')] as const),
  ] as const
  return (
    <section className={classes.card} aria-labelledby="facts-title">
      <h2 className={classes.cardTitle} id="facts-title">
        Product
      </h2>
      <dl className={`${classes.facts} ${classes.cardBody}`}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
