'use client'
import { Alert } from '@mantine/core'
import type { BrandChoice, CategoryAttribute } from '@millyard/contracts'
import { ContentChanges, ScriptedFields } from '@millyard/ui/portal'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useFieldWords } from '../data/field-words.ts'
import { AttributeFields, useAttributeText } from './attribute-fields.tsx'
import { BasicsFields } from './basics-fields.tsx'
import type { CategoryGroup } from './category-options.ts'
import { FirstOfferFields } from './first-offer-fields.tsx'
import { OptionsFields } from './options-fields.tsx'
import { PictureEditor } from './picture-editor.tsx'
import { readDraft, toProductValues } from './product-values.ts'
import classes from './products.module.css'
import { useSubmitChecks } from './submit-checks.ts'
import { SubmitPanel } from './submit-panel.tsx'
import { type EditedProduct, useProductEditor } from './use-product-editor.ts'
import { VariantTable } from './variant-table.tsx'

export interface ProductEditorProps {
  product: EditedProduct
  categories: CategoryGroup[]
  brands: BrandChoice[]
  /** What the category that is written asks for. */
  attributes: CategoryAttribute[]
  /** Whether buyers could have it delivered; undefined when this person may not know. */
  hasDelivery: boolean | undefined
}

/** Writes a product's draft: words, options, variants, pictures. It saves itself, and goes to staff on request. */
export function ProductEditor({ product, categories, brands, attributes, hasDelivery }: ProductEditorProps) {
  const t = useExtracted('client')

  const attributeText = useAttributeText()
  const words = useFieldWords()
  const editor = useProductEditor(product, attributes)
  const { form, isFirst, currency, problems, failure } = editor
  const { live, revision } = product
  const onSale = live ? toProductValues(live.content, currency, live.variants).variants : []
  const checks = useSubmitChecks({
    problems,
    isFirst,
    hasStock: form.values.variants.some(({ stock }) => Number(stock) > 0),
    hasDelivery,
  })
  return (
    <form
      noValidate
      onSubmit={(event) => event.preventDefault()}
      // Enter in a field must not press a button.
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
      }}
    >
      <ScriptedFields>
        <div className={classes.columns}>
          <div className={classes.column}>
            <PictureEditor editor={editor} productId={product.id} />
            <BasicsFields editor={editor} categories={categories} brands={brands} />
            <AttributeFields editor={editor} />
            <OptionsFields editor={editor} onSale={onSale} />
            <VariantTable editor={editor} productId={product.id} offers={live?.variants ?? []} onSale={onSale} />
            {isFirst ? <FirstOfferFields editor={editor} /> : null}
          </div>
          <div className={classes.panel}>
            {failure ? (
              <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
                {failure}
              </Alert>
            ) : null}
            <SubmitPanel
              editor={editor}
              checks={checks}
              title={form.values.title}
              canDiscard={!isFirst || revision?.number === 1}
            />
            {live && revision ? (
              <details className={classes.card}>
                <summary className={classes.summary}>{t('What you change')}</summary>
                <div className={classes.cardBody}>
                  <ContentChanges before={live.content} after={shownNow(editor, revision.content)} />
                </div>
              </details>
            ) : null}
          </div>
        </div>
      </ScriptedFields>
    </form>
  )

  /** The values with their words: of what the category asks for now, and of what was written before. */
  function shownAttributes(state: typeof editor, written: EditedProduct['content']) {
    return readDraft(state.form.values, { isFirst }, words).content.attributes.map((entry) => {
      const asked = state.attributes?.find(({ id }) => id === entry.attributeId)
      const before = written.attributes.find(({ attributeId }) => attributeId === entry.attributeId)
      if (!asked) return { ...entry, name: before?.name ?? '', text: before?.text ?? '' }
      return { ...entry, name: asked.name, text: attributeText(asked, entry.value) }
    })
  }

  /** What is typed, as far as it can be shown, with the names that only the service knows. */
  function shownNow(state: typeof editor, written: EditedProduct['content']) {
    const { values } = state.form
    const group = categories.flatMap(({ items }) => items).find(({ value }) => value === values.categoryId)
    return {
      ...written,
      title: values.title.trim(),
      description: values.description.trim(),
      categoryId: values.categoryId || null,
      categoryName: values.categoryId === live?.content.categoryId ? live.content.categoryName : (group?.label ?? ''),
      brandId: values.brandId || null,
      attributes: shownAttributes(state, written),
      brandName: brands.find(({ id }) => id === values.brandId)?.name ?? '',
      options: values.options,
      variants: values.variants.map(({ id, optionValues }) => ({
        ...(id ? { id } : {}),
        optionValues,
        sku: '',
        priceMinor: null,
        priceBreaks: [],
        weightGrams: null,
        stock: null,
      })),
      images: values.images,
    }
  }
}
