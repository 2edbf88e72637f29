'use client'
import { ActionIcon, Button, Group, Stack, TagsInput, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { rebuildVariants } from './build-variants.ts'
import type { OptionValues, ProductValues } from './product-values.ts'
import classes from './products.module.css'

const MAX_OPTIONS = 3
const EXAMPLES = ['Size', 'Colour', 'Material']

/** In what it differs: the variants follow from the options' values. */
export function OptionsFields({ form }: { form: UseFormReturnType<ProductValues> }) {
  const { options, variants } = form.values

  function change(next: OptionValues[]) {
    form.setValues({ options: next, variants: rebuildVariants({ options, variants }, next) })
    form.clearErrors()
  }
  const replace = (index: number, part: Partial<OptionValues>) =>
    change(options.map((option, at) => (at === index ? { ...option, ...part } : option)))

  return (
    <section className={classes.card} aria-labelledby="options-title">
      <h2 className={classes.cardTitle} id="options-title">
        Options
      </h2>
      <Stack gap="md" className={classes.cardBody}>
        <p className={classes.soft}>
          {options.length === 0
            ? 'One size, one colour? Then it needs no options. Otherwise name what buyers choose, and its values.'
            : 'Press Enter after each value. Every combination becomes a variant below.'}
        </p>
        {options.map((option, index) => (
          // Options have no identity but their place.
          <Group key={index} align="flex-start" gap="xs" wrap="nowrap">
            <TextInput
              label={`Option ${index + 1}`}
              placeholder={EXAMPLES[index]}
              w={160}
              maxLength={40}
              value={option.name}
              error={form.errors[`options.${index}.name`]}
              onChange={(event) => form.setFieldValue(`options.${index}.name`, event.currentTarget.value)}
            />
            <TagsInput
              label={`Values of option ${index + 1}`}
              placeholder={option.values.length === 0 ? 'Type a value, press Enter' : undefined}
              style={{ flex: 1 }}
              maxTags={30}
              splitChars={[',', ';']}
              acceptValueOnBlur
              value={option.values}
              error={form.errors[`options.${index}.values`]}
              onChange={(values) => replace(index, { values: values.map((value) => value.trim().slice(0, 60)) })}
            />
            <ActionIcon
              mt={26}
              aria-label={`Remove option ${index + 1}`}
              onClick={() => change(options.filter((_, at) => at !== index))}
            >
              <IconTrash size={18} stroke={1.7} />
            </ActionIcon>
          </Group>
        ))}
        {options.length < MAX_OPTIONS ? (
          <Group>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} />}
              onClick={() => form.setFieldValue('options', [...options, { name: '', values: [] }])}
            >
              Add option
            </Button>
          </Group>
        ) : null}
      </Stack>
    </section>
  )
}
