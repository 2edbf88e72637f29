'use client'
import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { rebuildVariants, renameValue } from './build-variants.ts'
import { OptionValueFields } from './option-value-fields.tsx'
import type { OptionValues, VariantValues } from './product-values.ts'
import classes from './products.module.css'
import type { ProductEditorState } from './use-product-editor.ts'

const MAX_OPTIONS = 3

/** In what it differs: the variants follow from the options' values. `onSale`: the variants that buyers can choose now. */
export function OptionsFields({ editor, onSale }: { editor: ProductEditorState; onSale: readonly VariantValues[] }) {
  const t = useExtracted('client')

  const examples = [t('Size'), t('Colour'), t('Material')]
  const { form, errorOf } = editor
  const { options, variants } = form.values

  function change(next: OptionValues[]) {
    form.setValues({ options: next, variants: rebuildVariants({ options, variants }, next, onSale) })
    form.clearErrors()
  }
  const replace = (index: number, part: Partial<OptionValues>) =>
    change(options.map((option, at) => (at === index ? { ...option, ...part } : option)))

  return (
    <section className={classes.card} aria-labelledby="options-title">
      <h2 className={classes.cardTitle} id="options-title">
        {t('Options')}
      </h2>
      <Stack gap="md" className={classes.cardBody}>
        <p className={classes.soft}>
          {options.length === 0
            ? t('One size, one colour? Then it needs no options. Otherwise name what buyers choose, and its values.')
            : t('Every combination of the values becomes a variant below. A value can be renamed; its variants stay.')}
        </p>
        {options.map((option, index) => (
          // Options have no identity but their place.
          <div key={index} className={classes.option}>
            <TextInput
              label={t('Option {number, number}', { number: index + 1 })}
              placeholder={examples[index]}
              w={160}
              maxLength={40}
              value={option.name}
              error={errorOf(`options.${index}.name`)}
              onChange={(event) => form.setFieldValue(`options.${index}.name`, event.currentTarget.value)}
            />
            <OptionValueFields
              number={index + 1}
              values={option.values}
              error={errorOf(`options.${index}.values`)}
              onAdd={(values) => replace(index, { values: [...option.values, ...values].slice(0, 30) })}
              onRemove={(value) => replace(index, { values: option.values.filter((_, at) => at !== value) })}
              onRename={(value, name) => {
                const renamed = renameValue({ options, variants }, { option: index, value, name })
                if (renamed) form.setValues(renamed)
              }}
            />
            <ActionIcon
              className={classes.removeOption}
              aria-label={t('Remove option {number, number}', { number: index + 1 })}
              onClick={() => change(options.filter((_, at) => at !== index))}
            >
              <IconTrash size={18} stroke={1.7} />
            </ActionIcon>
          </div>
        ))}
        {options.length < MAX_OPTIONS ? (
          <Group>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={16} />}
              onClick={() => form.setFieldValue('options', [...options, { name: '', values: [] }])}
            >
              {options.length === 0 ? t('Add option') : t('Add another option')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </section>
  )
}
