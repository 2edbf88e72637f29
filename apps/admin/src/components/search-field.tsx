'use client'
import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import classes from './search-field.module.css'
import { useUrlParam } from './url-select.tsx'

export interface SearchFieldProps {
  /** What is searched, for screen readers: "Search orders". */
  label: string
  placeholder: string
  maxLength: number
}

/** Searches by Enter or the button; the words stay in the address, as `q`. Without words: everything. */
export function SearchField({ label, placeholder, maxLength }: SearchFieldProps) {
  const t = useExtracted('client')

  const { value, change, isPending } = useUrlParam('q')
  const [words, setWords] = useState(value ?? '')
  const [shown, setShown] = useState(value)
  // A link to everything changes the address under the field.
  if (shown !== value) {
    setShown(value)
    setWords(value ?? '')
  }
  return (
    <search>
      <form
        className={classes.search}
        onSubmit={(event) => {
          event.preventDefault()
          change(words.trim())
        }}
      >
        <TextInput
          type="search"
          enterKeyHint="search"
          className={classes.field}
          aria-label={label}
          placeholder={placeholder}
          maxLength={maxLength}
          leftSection={<IconSearch size={16} />}
          rightSection={
            words ? (
              <CloseButton
                size="sm"
                aria-label={t('Clear the search')}
                onClick={() => {
                  setWords('')
                  change(null)
                }}
              />
            ) : null
          }
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={isPending}>
          {t('Search')}
        </Button>
      </form>
    </search>
  )
}
