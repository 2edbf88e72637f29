'use client'
import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { CURRENCY_CODES } from '@millyard/money'
import type { CategoryGroup } from './category-options.ts'
import type { ProductValues } from './product-values.ts'
import classes from './products.module.css'

export interface BasicsFieldsProps {
  form: UseFormReturnType<ProductValues>
  categories: CategoryGroup[]
}

/** What it is, where it belongs, how long it takes to make. */
export function BasicsFields({ form, categories }: BasicsFieldsProps) {
  return (
    <section className={classes.card} aria-labelledby="basics-title">
      <h2 className={classes.cardTitle} id="basics-title">
        Product
      </h2>
      <Stack gap="md" className={classes.cardBody}>
        <TextInput label="Title" maxLength={140} {...form.getInputProps('title')} />
        <Textarea
          label="Description"
          description="Material, making, dimensions, care. At least 20 characters."
          autosize
          minRows={6}
          maxLength={10_000}
          {...form.getInputProps('description')}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <Select
            label="Category"
            searchable
            placeholder="Choose"
            nothingFoundMessage="No category of this name"
            data={categories}
            {...form.getInputProps('categoryId')}
            value={form.values.categoryId || null}
            onChange={(value) => form.setFieldValue('categoryId', value ?? '')}
          />
          <TextInput
            label="Lead time in days"
            description="From order to leaving you."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            inputMode="numeric"
            maxLength={3}
            {...form.getInputProps('leadTimeDays')}
          />
          <Select
            label="Currency"
            searchable
            allowDeselect={false}
            data={[...CURRENCY_CODES]}
            {...form.getInputProps('currency')}
          />
        </SimpleGrid>
      </Stack>
    </section>
  )
}
