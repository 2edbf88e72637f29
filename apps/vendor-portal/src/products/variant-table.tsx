'use client'
import { ActionIcon, Alert, Button, Group, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { plural } from '@millyard/ui'
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react'
import { missingVariants, suggestSkus } from './build-variants.ts'
import { MAX_VARIANTS, type ProductValues, type VariantValues } from './product-values.ts'
import classes from './products.module.css'

const COLUMNS = [
  { name: 'sku', label: 'SKU', width: 150, inputMode: undefined },
  { name: 'priceMinor', label: 'Price', width: 96, inputMode: 'decimal' },
  { name: 'weightGrams', label: 'Weight in grams', width: 84, inputMode: 'numeric' },
  { name: 'stock', label: 'Stock', width: 76, inputMode: 'numeric' },
] as const

/** What a variant is called: its values, or the whole product. */
export function variantName(optionValues: readonly string[]): string {
  return optionValues.join(', ') || 'The product'
}

/** A row per variant; the first row's price and weight can be given to all. */
export function VariantTable({ form }: { form: UseFormReturnType<ProductValues> }) {
  const { variants, options, currency, title } = form.values
  const shown = variants.slice(0, MAX_VARIANTS)
  const missing = missingVariants(options, variants)
  const setVariants = (next: VariantValues[]) => form.setFieldValue('variants', next)
  const [first] = variants

  function fillDown() {
    if (!first) return
    const { priceMinor, weightGrams, stock } = first
    setVariants(variants.map((variant) => ({ ...variant, priceMinor, weightGrams, stock })))
  }

  return (
    <section className={classes.card} aria-labelledby="variants-title">
      <h2 className={classes.cardTitle} id="variants-title">
        {variants.length === 1 ? 'Price and stock' : plural(variants.length, 'variant')}
      </h2>
      {form.errors.variants ? (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert" m="md">
          {form.errors.variants}
        </Alert>
      ) : null}
      <div className={classes.scroll}>
        <table className={classes.variants}>
          <thead>
            <tr>
              <th scope="col">Variant</th>
              {COLUMNS.map(({ name, label }) => (
                <th scope="col" key={name}>
                  {name === 'priceMinor' ? `${label}, ${currency}` : name === 'weightGrams' ? 'Weight, g' : label}
                </th>
              ))}
              <th>
                <span className="mill-visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((variant, index) => {
              const name = variantName(variant.optionValues)
              return (
                <tr key={name}>
                  <th scope="row">
                    {name}
                    {form.errors[`variants.${index}.optionValues`] ? (
                      <p className={classes.soft}>{form.errors[`variants.${index}.optionValues`]}</p>
                    ) : null}
                  </th>
                  {COLUMNS.map((column) => (
                    <td key={column.name}>
                      <TextInput
                        aria-label={`${column.label}, ${name}`}
                        w={column.width}
                        inputMode={column.inputMode}
                        autoComplete="off"
                        maxLength={column.name === 'sku' ? 60 : 15}
                        {...form.getInputProps(`variants.${index}.${column.name}`)}
                      />
                    </td>
                  ))}
                  <td>
                    {variants.length > 1 ? (
                      <ActionIcon
                        aria-label={`Remove ${name}`}
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
        <Button variant="default" size="xs" onClick={() => setVariants(suggestSkus(title, variants))}>
          Suggest SKUs
        </Button>
        {variants.length > 1 ? (
          <Button variant="default" size="xs" onClick={fillDown}>
            Give all the first row’s price, weight and stock
          </Button>
        ) : null}
        {missing.length > 0 && variants.length <= MAX_VARIANTS ? (
          <Button variant="default" size="xs" onClick={() => setVariants([...variants, ...missing])}>
            Add {plural(missing.length, 'missing combination')}
          </Button>
        ) : null}
      </Group>
    </section>
  )
}
