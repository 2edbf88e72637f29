import type { ShownContent } from '@millyard/contracts'
import { Picture } from '@millyard/ui'
import { RichTextView, useVariantName } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import pictures from './pictures.module.css'
import classes from './products.module.css'

/** A version of a product's content, to read. */
export function ProductFacts({ content }: { content: ShownContent }) {
  const t = useExtracted()

  const variantName = useVariantName()

  const rows = [
    [t('Title'), content.title],
    [t('Description'), content.description && <RichTextView key="description" html={content.description} />],
    [t('Category'), content.categoryName],
    ...(content.brandName === '' ? [] : [[t('Brand'), content.brandName] as const]),
    ...content.attributes.map(({ name, text }) => [name, text] as const),
    ...(content.leadTimeDays === null
      ? []
      : [
          [
            t('Lead time'),
            t('{days, plural, one {# working day} other {# working days}}', { days: content.leadTimeDays }),
          ] as const,
        ]),
    ...content.options.map(({ name, values }) => [name, values.join(', ')] as const),
    ...(content.variants.length > 1
      ? [[t('Variants'), content.variants.map(({ optionValues }) => variantName(optionValues)).join('\n')] as const]
      : []),
  ] as const
  return (
    <section className={classes.card} aria-labelledby="facts-title">
      <h2 className={classes.cardTitle} id="facts-title">
        {t('Product')}
      </h2>
      {content.images.length > 0 ? (
        <div className={classes.cardBody}>
          <ul className={pictures.pictures}>
            {content.images.map((image) => (
              <li key={image.id} className={pictures.picture}>
                <div className={pictures.frame}>
                  <Picture image={image} sizes="160px" />
                </div>
                <p className={classes.soft}>{image.alt}</p>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <dl className={`${classes.facts} ${classes.cardBody}`}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value === '' ? t('Not written yet') : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
