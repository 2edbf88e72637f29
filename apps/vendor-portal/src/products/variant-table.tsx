'use client'
import { ActionIcon, Alert, Button, Group, TextInput } from '@mantine/core'
import type { VendorVariant } from '@millyard/contracts'
import { formatCount } from '@millyard/ui'
import { MoneyText, TextLink, useVariantName } from '@millyard/ui/portal'
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { missingVariants, suggestSkus } from './build-variants.ts'
import { MAX_VARIANTS, type VariantValues } from './product-values.ts'
import classes from './products.module.css'
import type { ProductEditorState } from './use-product-editor.ts'
import table from './variants.module.css'

interface Column {
  name: 'sku' | 'priceMinor' | 'weightGrams' | 'stock'
  /** As a field is called, and as its column is headed. */
  label: string
  heading: string
  widths: readonly [number, number]
  inputMode?: 'decimal' | 'numeric'
}

function useColumns(currency: string): Column[] {
  const t = useExtracted('client')

  return [
    { name: 'sku', label: t('SKU'), heading: t('SKU'), widths: [150, 320] },
    {
      name: 'priceMinor',
      label: t('Price'),
      heading: t('Price, {currency}', { currency }),
      widths: [96, 140],
      inputMode: 'decimal',
    },
    {
      name: 'weightGrams',
      label: t('Weight in grams'),
      heading: t('Weight, g'),
      widths: [84, 140],
      inputMode: 'numeric',
    },
    { name: 'stock', label: t('Stock'), heading: t('Stock'), widths: [76, 140], inputMode: 'numeric' },
  ]
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
      <td data-label={t('SKU')} data-wide>
        <code>{offer.sku}</code>
      </td>
      <td data-label={t('Price')}>
        <MoneyText amountMinor={offer.priceMinor} currency={currency} />
      </td>
      <td data-label={t('Weight, g')}>{formatCount(offer.weightGrams)}</td>
      <td data-label={t('Stock')}>{formatCount(offer.stock)}</td>
    </>
  )
}

/** A row per variant. New ones bring their price and stock; the first row's can be given to all. */
export function VariantTable({ editor, productId, offers, onSale }: VariantTableProps) {
  const t = useExtracted('client')

  const variantName = useVariantName()
  const { form, field, errorOf, currency } = editor
  const columns = useColumns(currency)
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
          : t('{count, plural, one {# variant} other {# variants}}', { count: variants.length })}
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
              {columns.map((column) => (
                <th scope="col" key={column.name}>
                  {column.heading}
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
                    columns.map((column) => (
                      <td key={column.name} data-label={column.heading} data-wide={column.name === 'sku' || undefined}>
                        <TextInput
                          aria-label={t('{field}, {name}', { field: column.label, name })}
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
            {t('Add {count, plural, one {# missing combination} other {# missing combinations}}', {
              count: missing.length,
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
