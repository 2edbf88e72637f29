import { TextLink } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import classes from './import-help.module.css'

/** How a file is read, in the words of people who have one; with the path of a category that there is. */
export function ImportHelp({ exampleCategory }: { exampleCategory: string }) {
  const t = useExtracted()

  return (
    <details className={classes.root}>
      <summary>{t('How the file is read')}</summary>
      <ul>
        <li>
          {t.rich(
            'One row is one variant. Rows with the same name under <code>product</code> belong together. What holds of the whole product stands in one of its rows, the others may leave it blank.',
            { code: (chunks) => <code>{chunks}</code> },
          )}
        </li>
        <li>
          {t.rich(
            'A product that you have is found by that name, and its variants by their SKU. Export your products to see their names. Rows that name only a <code>sku</code> find what is on sale.',
            { code: (chunks) => <code>{chunks}</code> },
          )}
        </li>
        <li>
          {t(
            'Prices and stock of what is on sale change at once. Everything else becomes a draft: add its pictures on its page, then send it to our staff.',
          )}
        </li>
        <li>{t('A blank cell changes nothing, and neither does a variant or a product that is not in the file.')}</li>
        <li>
          {t.rich(
            'Leave <code>price_was</code> and <code>stock_was</code> of an export as they are: with them, an old file brings back neither goods that are sold nor prices that have changed since.',
            { code: (chunks) => <code>{chunks}</code> },
          )}
        </li>
        <li>
          {t.rich(
            'A category is written as a path, such as <code>{example}</code>. Details of a category have columns of their own, such as <code>attribute:Material</code>; several values stand between bars: <code>Oak | Ash</code>.',
            { example: exampleCategory, code: (chunks) => <code>{chunks}</code> },
          )}
        </li>
        <li>
          {t.rich(
            'Write prices like 12.50, in EUR unless <code>currency</code> says otherwise. If semicolons part your columns, 12,50 is fine too. Save as CSV UTF-8.',
            { code: (chunks) => <code>{chunks}</code> },
          )}
        </li>
        <li>
          {t(
            'A price is the one without a reduction. While a product is reduced, buyers pay its percent less than the new price.',
          )}
        </li>
        <li>
          {t(
            'Products without a problem are applied. If one row of a product has a problem, the whole product is left alone, and you can download its rows to mend them.',
          )}
        </li>
        <li>{t('SKU, weight, currency and lead time of what is on sale cannot be changed with a file.')}</li>
      </ul>
      <p>
        {t.rich('We keep your file for 30 days, for nobody but us. <link>All changes</link>', {
          link: (chunks) => <TextLink href="/inventory/changes">{chunks}</TextLink>,
        })}
      </p>
    </details>
  )
}
