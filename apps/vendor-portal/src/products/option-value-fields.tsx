'use client'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { type KeyboardEvent, useId, useState } from 'react'
import classes from './products.module.css'

const SEPARATORS = /[,;\n]/

export interface OptionValueFieldsProps {
  /** Of which option: 1 is the first. */
  number: number
  values: readonly string[]
  error?: React.ReactNode
  onAdd: (values: string[]) => void
  onRemove: (index: number) => void
  onRename: (index: number, name: string) => void
}

/** A value that can be renamed in place: left alone, emptied or named like another one, it keeps its name. */
function ValueField({
  label,
  value,
  onRename,
  onRemove,
}: {
  label: string
  value: string
  onRename: (name: string) => void
  onRemove: () => void
}) {
  const t = useExtracted('client')

  const [text, setText] = useState<string>()
  function commit() {
    const name = text?.trim() ?? ''
    setText(undefined)
    if (name !== '' && name !== value) onRename(name)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault()
      commit()
    }
    if (event.key === 'Escape') setText(undefined)
  }
  return (
    <TextInput
      aria-label={label}
      size="xs"
      w={150}
      maxLength={60}
      value={text ?? value}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
      rightSection={
        <ActionIcon size="sm" aria-label={t('Remove {value}', { value })} onClick={onRemove}>
          <IconX size={14} />
        </ActionIcon>
      }
    />
  )
}

/** The values of one option. Renaming keeps the variants; several can be added at once, separated by commas. */
export function OptionValueFields({ number, values, error, onAdd, onRemove, onRename }: OptionValueFieldsProps) {
  const t = useExtracted('client')

  const id = useId()
  const [text, setText] = useState('')

  function add(typed: string) {
    const added = [...new Set(typed.split(SEPARATORS).map((part) => part.trim().slice(0, 60)))]
    const fresh = added.filter((value) => value !== '' && !values.includes(value))
    if (fresh.length > 0) onAdd(fresh)
    setText('')
  }

  return (
    <div className={classes.values}>
      <p className={classes.valuesLabel} id={id}>
        {t('Values of option {number, number}', { number })}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame */}
      <div className={classes.valueRow} role="group" aria-labelledby={id}>
        {values.map((value, index) => (
          // Values have no identity but their place: their names can change.
          <ValueField
            key={index}
            label={t('Value {value, number} of option {number, number}', { value: index + 1, number })}
            value={value}
            onRename={(next) => onRename(index, next)}
            onRemove={() => onRemove(index)}
          />
        ))}
        {values.length < 30 ? (
          <TextInput
            aria-label={t('Add a value to option {number, number}', { number })}
            placeholder={values.length === 0 ? t('Type a value, press Enter') : t('Another value')}
            size="xs"
            w={190}
            maxLength={400}
            error={error}
            value={text}
            onChange={(event) => {
              const typed = event.currentTarget.value
              if (SEPARATORS.test(typed)) add(typed)
              else setText(typed)
            }}
            onBlur={() => add(text)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              add(text)
            }}
          />
        ) : null}
      </div>
    </div>
  )
}
