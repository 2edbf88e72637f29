'use client'
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useUrlParam } from '../components/url-select.tsx'

/** Finds orders by number or buyer; Enter searches, the words stay in the address. */
export function OrderSearch() {
  const { value, change } = useUrlParam('q')
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
        onSubmit={(event) => {
          event.preventDefault()
          change(words.trim())
        }}
      >
        <TextInput
          aria-label="Search orders"
          placeholder="Order number or buyer"
          w={240}
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
      </form>
    </search>
  )
}
