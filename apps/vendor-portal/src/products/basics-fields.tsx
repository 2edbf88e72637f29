'use client'
import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type BrandChoice, MAX_DESCRIPTION } from '@millyard/contracts'
import { CURRENCY_CODES } from '@millyard/money'
import { RichTextEditor } from '@millyard/ui/portal/rich-text-editor'
import { useExtracted } from 'next-intl'
import { BrandField } from './brand-field.tsx'
import type { CategoryGroup } from './category-options.ts'
import classes from './products.module.css'
import type { ProductEditorState } from './use-product-editor.ts'

export interface BasicsFieldsProps {
  editor: ProductEditorState
  categories: CategoryGroup[]
  brands: BrandChoice[]
}

/** What it is and where it belongs; before the first sale also how long it takes to make. */
export function BasicsFields({ editor, categories, brands }: BasicsFieldsProps) {
  const t = useExtracted('client')

  const { form, field, isFirst } = editor
  return (
    <section className={classes.card} aria-labelledby="basics-title">
      <h2 className={classes.cardTitle} id="basics-title">
        {t('Product')}
      </h2>
      <Stack gap="md" className={classes.cardBody}>
        <TextInput label={t('Title')} maxLength={140} {...field('title')} />
        <RichTextEditor
          label={t('Description')}
          description={t('Material, making, dimensions, care. At least 20 characters.')}
          maxLength={MAX_DESCRIPTION}
          {...field('description')}
        />
        <SimpleGrid cols={{ base: 1, sm: isFirst ? 3 : 2 }}>
          <Select
            label={t('Category')}
            searchable
            placeholder={t('Choose')}
            nothingFoundMessage={t('No category of this name')}
            data={categories}
            {...field('categoryId')}
            value={form.values.categoryId || null}
            onChange={(value) => form.setFieldValue('categoryId', value ?? '')}
          />
          {isFirst ? (
            <>
              <TextInput
                label={t('Lead time in working days')}
                description={t('From order to leaving you.')}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                inputMode="numeric"
                maxLength={3}
                {...field('leadTimeDays')}
              />
              <Select
                label={t('Currency')}
                searchable
                allowDeselect={false}
                data={[...CURRENCY_CODES]}
                {...field('currency')}
              />
            </>
          ) : null}
        </SimpleGrid>
        <BrandField editor={editor} brands={brands} />
      </Stack>
    </section>
  )
}
