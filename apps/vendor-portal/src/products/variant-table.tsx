'use client'
import { ActionIcon, Alert, Button, Group, TextInput } from '@mantine/core'
import type { VendorVariant } from '@millyard/contracts'
import { formatCount } from '@millyard/ui'
import { MoneyText, TextLink, variantName } from '@millyard/ui/portal'
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { missingVariants, suggestSkus } from './build-variants.ts'
import { MAX_VARIANTS, type VariantValues } from './product-values.ts'
import classes from './products.module.css'
import type { ProductEditorState } from './use-product-editor.ts'
import table from './variants.module.css'

const COLUMNS = [
  { name: 'sku', label: 'SKU', widths: [150, 320], inputMode: undefined },
  { name: 'priceMinor', label: 'Price', widths: [96, 140], inputMode: 'decimal' },
  { name: 'weightGrams', label: 'Weight in grams', widths: [84, 140], inputMode: 'numeric' },
  { name: 'stock', label: 'Stock', widths: [76, 140], inputMode: 'numeric' },
] as const

function headingOf({ name, label }: (typeof COLUMNS)[number], currency: string): string {
  if (name === 'priceMinor') return `${label}, ${currency}`
  return name === 'weightGrams' ? 'Weight, g' : label
}

export interface VariantTableProps {
  editor: ProductEditorState
  productId: string
  /** The offers of what is on sale, and the same variants as rows of the form. */
  offers: readonly VendorVariant[]
  onSale: readonly VariantValues[]
}

/** The offer of a variant on sale: shown here, changed on its own page. */
function OfferCells({ offer, currency }: { offer: VendorVariant | undefined; currency: string }) {
  const t = useExtracted('client')

  if (!offer) return <td colSpan={4}>{t('On sale')}</td>
  return (
    <>
      <td data-label="SKU" data-wide>
        <code>{offer.sku}</code>
      </td>
      <td data-label="Price">
        <MoneyText amountMinor={offer.priceMinor} currency={currency} />
      </td>
      <td data-label="Weight, g">{formatCount(offer.weightGrams)}</td>
      <td data-label="Stock">{formatCount(offer.stock)}</td>
    </>
  )
}

/** A row per variant. New ones bring their price and stock; the first row's can be given to all. */
export function VariantTable({ editor, productId, offers, onSale }: VariantTableProps) {
  const t = useExtracted('client')

  const { form, field, errorOf, currency } = editor
  const { variants, options, title } = form.values
  const shown = variants.slice(0, MAX_VARIANTS)
  const missing = missingVariants(options, variants, onSale)
  const setVariants = (next: VariantValues[]) => form.setFieldValue('variants', next)
  const fresh = variants.filter(({ id }) => !id)
  const [first] = fresh
  const offerOf = (id: string | undefined) => offers.find((offer) => offer.id === id)

  function fillDown() {
    if (!first) return
    const { priceMinor, breakPrices, weightGrams, stock } = first
    setVariants(
      variants.map((variant) => (variant.id ? variant : { ...variant, priceMinor, breakPrices, weightGrams, stock })),
    )
  }

  return (
    <section className={classes.card} aria-labelledby="variants-title">
      <h2 className={classes.cardTitle} id="variants-title">
        {variants.length === 1
          ? t('Price and stock')
          : t('{variants, plural, one {# variant} other {# variants}}', { variants: variants.length })}
      </h2>
      {errorOf('variants') ? (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert" m="md">
          {errorOf('variants')}
        </Alert>
      ) : null}
      <div className={table.scroll}>
        <table className={table.variants}>
          <thead>
            <tr>
              <th scope="col">{t('Variant')}</th>
              {COLUMNS.map((column) => (
                <th scope="col" key={column.name}>
                  {headingOf(column, currency)}
                </th>
              ))}
              <th>
                <span className="mill-visually-hidden">{t('Remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((variant, index) => {
              const name = variantName(variant.optionValues)
              const error = errorOf(`variants.${index}.optionValues`)
              return (
                <tr key={variant.id ?? name} data-plain={variant.id ? true : undefined}>
                  <th scope="row">
                    {name}
                    {error ? <p className={classes.soft}>{error}</p> : null}
                  </th>
                  {variant.id ? (
                    <OfferCells offer={offerOf(variant.id)} currency={currency} />
                  ) : (
                    COLUMNS.map((column) => (
                      <td
                        key={column.name}
                        data-label={headingOf(column, currency)}
                        data-wide={column.name === 'sku' || undefined}
                      >
                        <TextInput
                          aria-label={`${column.label}, ${name}`}
                          w="100%"
                          miw={column.widths[0]}
                          maw={column.widths[1]}
                          inputMode={column.inputMode}
                          autoComplete="off"
                          maxLength={column.name === 'sku' ? 60 : 15}
                          {...field(`variants.${index}.${column.name}`)}
                        />
                      </td>
                    ))
                  )}
                  <td data-corner>
                    {variants.length > 1 ? (
                      <ActionIcon
                        aria-label={t('Remove {name}', { name })}
                        onClick={() => setVariants(variants.filter((_, at) => at !== index))}
                      >
                        <IconTrash size={18} stroke={1.7} />
                      </ActionIcon>
                    ) : null}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Group gap="xs" className={classes.cardBody}>
        {fresh.length > 0 ? (
          <Button variant="default" size="xs" onClick={() => setVariants(suggestSkus(title, variants))}>
            {t('Suggest SKUs')}
          </Button>
        ) : null}
        {fresh.length > 1 ? (
          <Button variant="default" size="xs" onClick={fillDown}>
            {t('Copy the first row’s numbers to all')}
          </Button>
        ) : null}
        {missing.length > 0 && variants.length <= MAX_VARIANTS ? (
          <Button variant="default" size="xs" onClick={() => setVariants([...variants, ...missing])}>
            {t('Add {missing, plural, one {# missing combination} other {# missing combinations}}', {
              missing: missing.length,
            })}
          </Button>
        ) : null}
        {offers.length > 0 ? (
          <p className={classes.soft}>
            {t.rich('Prices and stock of what is on sale stand on <link>their own page</link>.', {
              link: (chunks) => <TextLink href={`/products/${productId}/offer`}>{chunks}</TextLink>,
            })}
          </p>
        ) : null}
      </Group>
    </section>
  )
}
