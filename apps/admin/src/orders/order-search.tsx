'use client'
import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useUrlParam } from '../components/url-select.tsx'
import classes from './order-search.module.css'

/** Finds orders by number or buyer, by Enter or the button; the words stay in the address. Without words: all orders. */
export function OrderSearch() {
  const { value, change, isPending } = useUrlParam('q')
  const [words, setWords] = useState(value ?? '')
  const [shown, setShown] = useState(value)
  // A link to all orders changes the address under the field.
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
          aria-label="Search orders"
          placeholder="Order number or buyer"
          maxLength={60}
          leftSection={<IconSearch size={16} />}
          rightSection={
            words ? (
              <CloseButton
                size="sm"
                aria-label="Clear the search"
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
          Search
        </Button>
      </form>
    </search>
  )
}
