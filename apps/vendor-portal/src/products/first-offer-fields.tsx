import { Button } from '@mantine/core'
import { useVariantName } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { MAX_VARIANTS } from './product-values.ts'
import classes from './products.module.css'
import { QuantityPriceTable } from './quantity-price-table.tsx'
import { TermsFields } from './terms-fields.tsx'
import type { ProductEditorState } from './use-product-editor.ts'

/** How a product that was never on sale will be sold. Afterwards this stands on the page of price and stock. */
export function FirstOfferFields({ editor }: { editor: ProductEditorState }) {
  const t = useExtracted('client')

  const variantName = useVariantName()
  const { form, currency, errorOf } = editor
  const { variants, quantities } = form.values
  return (
    <>
      <section className={classes.card} aria-labelledby="quantity-prices-title">
        <h2 className={classes.cardTitle} id="quantity-prices-title">
          {t('Quantity prices')}
        </h2>
        {quantities.length > 0 ? (
          <QuantityPriceTable
            currency={currency}
            quantities={quantities}
            rows={variants.slice(0, MAX_VARIANTS).map((variant, index) => ({
              key: `${index}`,
              name: variantName(variant.optionValues),
              price: variant.priceMinor,
              breakPrices: variant.breakPrices,
            }))}
            errorOf={errorOf}
            onQuantities={(next) => form.setFieldValue('quantities', next)}
            onBreakPrice={(index, column, text) => {
              const before = variants[index]?.breakPrices ?? []
              form.setFieldValue(
                `variants.${index}.breakPrices`,
                quantities.map((_, at) => (at === column ? text : (before[at] ?? ''))),
              )
            }}
            onRemove={(column) =>
              form.setValues({
                quantities: quantities.toSpliced(column, 1),
                variants: variants.map((variant) => ({
                  ...variant,
                  breakPrices: variant.breakPrices.toSpliced(column, 1),
                })),
              })
            }
          />
        ) : (
          <NoQuantityPrices onAdd={() => form.setFieldValue('quantities', ['10'])} />
        )}
      </section>
      <section className={classes.card} aria-labelledby="terms-title">
        <h2 className={classes.cardTitle} id="terms-title">
          {t('How it is sold')}
        </h2>
        <TermsFields
          values={form.values}
          onChange={(changes) => form.setValues(changes)}
          errorOf={(name) => errorOf(`terms.${name}`)}
          hasLeadTime={false}
        />
      </section>
    </>
  )
}

function NoQuantityPrices({ onAdd }: { onAdd: () => void }) {
  const t = useExtracted('client')

  return (
    <div className={classes.cardBody}>
      <p className={classes.soft}>{t('Every unit costs the same, however many are ordered.')}</p>
      <Button variant="default" size="xs" mt="xs" onClick={onAdd}>
        {t('Make it cheaper in larger quantities')}
      </Button>
    </div>
  )
}
