'use client'
import { Alert } from '@mantine/core'
import type { VendorProduct } from '@millyard/contracts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { BasicsFields } from './basics-fields.tsx'
import type { CategoryGroup } from './category-options.ts'
import { OptionsFields } from './options-fields.tsx'
import { PictureSection } from './picture-section.tsx'
import { parseProduct } from './product-values.ts'
import classes from './products.module.css'
import { submitChecks } from './submit-checks.ts'
import { SubmitPanel } from './submit-panel.tsx'
import { useProductForm } from './use-product-form.ts'
import { VariantTable } from './variant-table.tsx'

export interface ProductEditorProps {
  /** Absent for a new product. */
  product?: VendorProduct
  categories: CategoryGroup[]
  /** Whether buyers could have it delivered; undefined when this person may not know. */
  hasDelivery: boolean | undefined
}

/** Writes a draft: words, options, variants, pictures; saves it and sends it to staff. */
export function ProductEditor({ product, categories, hasDelivery }: ProductEditorProps) {
  const { form, busy, failure, save, submit } = useProductForm(product)
  const parsed = parseProduct(form.values)
  const checks = submitChecks({
    fields: parsed.ok ? {} : parsed.fields,
    pictureCount: product?.images.length ?? 0,
    hasStock: form.values.variants.some(({ stock }) => Number(stock) > 0),
    hasDelivery,
  })
  const pictureError = form.errors.images
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      // Enter in a field must not save half a product.
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
      }}
    >
      <div className={classes.columns}>
        <div className={classes.column}>
          <BasicsFields form={form} categories={categories} />
          <OptionsFields form={form} />
          <VariantTable form={form} />
          {product ? (
            <PictureSection
              product={product}
              isEditable
              error={typeof pictureError === 'string' && product.images.length === 0 ? pictureError : undefined}
            />
          ) : null}
        </div>
        <div className={classes.panel}>
          {failure ? (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {failure}
            </Alert>
          ) : null}
          <SubmitPanel checks={checks} isNew={!product} busy={busy} onSave={save} onSubmit={submit} />
        </div>
      </div>
    </form>
  )
}
