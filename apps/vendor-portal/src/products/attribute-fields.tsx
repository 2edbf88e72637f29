'use client'
import {
  Alert,
  Button,
  Group,
  Input,
  MultiSelect,
  SegmentedControl,
  Select,
  SimpleGrid,
  Text,
  TextInput,
} from '@mantine/core'
import type { AttributeEntry, CategoryAttribute } from '@millyard/contracts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useId } from 'react'
import classes from './products.module.css'
import type { ProductEditorState } from './use-product-editor.ts'

/** How a value reads: "Oak, Ash", "45 cm", "Yes". */
export function useAttributeText(): (attribute: CategoryAttribute, value: AttributeEntry['value']) => string {
  const t = useExtracted('client')

  return ({ unit, values }, value) => {
    if (Array.isArray(value))
      return values
        .filter(({ id }) => value.includes(id))
        .map(({ name }) => name)
        .join(', ')
    if (typeof value === 'boolean') return value ? t('Yes') : t('No')
    return `${value} ${unit}`.trim()
  }
}

/** What the chosen category asks for. Another category asks for other things; what was written is kept until then. */
export function AttributeFields({ editor }: { editor: ProductEditorState }) {
  const t = useExtracted('client')

  const { attributes, attributesError, retryAttributes } = editor
  if (attributes?.length === 0) return null
  return (
    <section className={classes.card} aria-labelledby="details-title">
      <h2 className={classes.cardTitle} id="details-title">
        {t('Details')}
      </h2>
      <div className={classes.cardBody}>
        {attributes ? (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {attributes.map((attribute) => (
              <AttributeField key={attribute.id} editor={editor} attribute={attribute} />
            ))}
          </SimpleGrid>
        ) : attributesError ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            <Group justify="space-between" gap="xs">
              {t('What this category asks for could not be loaded.')}
              <Button variant="default" size="xs" onClick={retryAttributes}>
                {t('Try again')}
              </Button>
            </Group>
          </Alert>
        ) : (
          <Text size="sm" c="dimmed" role="status">
            {t('Loading what this category asks for …')}
          </Text>
        )}
      </div>
    </section>
  )
}

interface FieldProps {
  editor: ProductEditorState
  attribute: CategoryAttribute
}

function AttributeField({ editor: { form, errorOf }, attribute }: FieldProps) {
  const t = useExtracted('client')

  const { id, name, kind, unit, help, isRequired, values } = attribute
  const path = `attributes.${id}`
  const typed = form.values.attributes[id]
  const label = isRequired ? name : t('{name} (optional)', { name })
  const common = { label, description: help || undefined, error: errorOf(path) }
  const write = (value: string | string[]) => {
    form.setFieldValue('attributes', { ...form.values.attributes, [id]: value })
    form.clearFieldError(path)
  }
  const chosen = (Array.isArray(typed) ? typed : []).filter((value) => values.some((known) => known.id === value))
  const data = values.map((value) => ({ value: value.id, label: value.name }))
  switch (kind) {
    case 'choice':
      return (
        <Select
          {...common}
          data={data}
          searchable
          clearable
          placeholder={t('Choose')}
          nothingFoundMessage={t('Not in the list')}
          value={chosen[0] ?? null}
          onChange={(value) => write(value ? [value] : [])}
        />
      )
    case 'choices':
      return (
        <MultiSelect
          {...common}
          data={data}
          searchable
          clearable
          placeholder={chosen.length > 0 ? undefined : t('Choose one or more')}
          nothingFoundMessage={t('Not in the list')}
          value={chosen}
          onChange={write}
        />
      )
    case 'number':
      return (
        <TextInput
          {...common}
          label={
            unit === ''
              ? label
              : isRequired
                ? t('{name} in {unit}', { name, unit })
                : t('{name} in {unit} (optional)', { name, unit })
          }
          inputMode="decimal"
          maxLength={11}
          rightSection={
            unit ? (
              <Text size="sm" c="dimmed" aria-hidden>
                {unit}
              </Text>
            ) : undefined
          }
          rightSectionWidth={unit ? 16 + unit.length * 9 : undefined}
          value={typeof typed === 'string' ? typed : ''}
          onChange={(event) => write(event.currentTarget.value)}
        />
      )
    case 'yes_no':
      return (
        <YesNo {...common} isRequired={isRequired} value={typeof typed === 'string' ? typed : ''} onChange={write} />
      )
  }
}

interface YesNoProps {
  label: string
  description: string | undefined
  error: ReturnType<ProductEditorState['errorOf']>
  isRequired: boolean
  value: string
  onChange: (value: string) => void
}

/** Yes or no, and nothing until one of them is said. */
function YesNo({ label, description, error, isRequired, value, onChange }: YesNoProps) {
  const t = useExtracted('client')

  const id = useId()
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div" labelProps={{ id }}>
      <div>
        <SegmentedControl
          aria-labelledby={id}
          aria-invalid={error ? true : undefined}
          data={[
            ...(isRequired && value !== '' ? [] : [{ value: '', label: t('Not said') }]),
            { value: 'yes', label: t('Yes') },
            { value: 'no', label: t('No') },
          ]}
          value={value}
          onChange={onChange}
        />
      </div>
    </Input.Wrapper>
  )
}
