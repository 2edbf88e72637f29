'use client'
import { ActionIcon, Button, Group, Input, Stack, Text, TextInput } from '@mantine/core'
import { MAX_ATTRIBUTE_VALUES } from '@millyard/contracts'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { type ReactNode, useState } from 'react'

type Value = { id?: string; name: string }

interface Props {
  values: readonly Value[]
  error: ReactNode
  onChange: (values: Value[]) => void
}

/** What can be chosen, in its order. */
export function ValueList({ values, error, onChange }: Props) {
  const t = useExtracted('client')

  const [typed, setTyped] = useState('')
  const add = () => {
    const name = typed.trim()
    if (name === '') return
    onChange([...values, { name }])
    setTyped('')
  }
  const moveUp = (index: number) => {
    const next = [...values]
    const [moved] = next.splice(index, 1)
    if (moved) next.splice(index - 1, 0, moved)
    onChange(next)
  }
  return (
    <Input.Wrapper
      label={t('Values')}
      description={t(
        'Renaming one renames it on the goods that have it. One that is taken out stays on those goods and can no longer be chosen.',
      )}
      error={error}
      labelElement="div"
    >
      <Stack gap={4} mt={6}>
        {values.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('No value yet.')}
          </Text>
        ) : null}
        {values.map((value, index) => (
          <Group key={value.id ?? `new-${index}`} gap={2} wrap="nowrap">
            <TextInput
              aria-label={t('Value {number, number}', { number: index + 1 })}
              maxLength={60}
              flex={1}
              value={value.name}
              onChange={(event) => onChange(values.with(index, { ...value, name: event.currentTarget.value }))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('Move {name} up', { name: value.name })}
              disabled={index === 0}
              onClick={() => moveUp(index)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('Move {name} down', { name: value.name })}
              disabled={index === values.length - 1}
              onClick={() => moveUp(index + 1)}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('Take {name} out', { name: value.name })}
              onClick={() => onChange(values.toSpliced(index, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          </Group>
        ))}
        {values.length < MAX_ATTRIBUTE_VALUES ? (
          <Group gap={4} wrap="nowrap">
            <TextInput
              aria-label={t('New value')}
              placeholder={t('New value')}
              maxLength={60}
              flex={1}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                add()
              }}
            />
            <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add}>
              {t('Add value')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Input.Wrapper>
  )
}
