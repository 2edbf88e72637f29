import type { KeyboardEvent } from 'react'

export interface ListState {
  /** Holds the field and the list. */
  box: HTMLElement | null
  /** Id of the option that the keyboard is at. */
  active: string | undefined
  setActive: (id: string | undefined) => void
  isShown: boolean
  open: () => void
  close: () => void
}

export type FollowKey = typeof followKey

/** What a key does in the field: up and down go through the list and the field itself, Enter follows, Escape closes. */
export function followKey(event: KeyboardEvent, { box, active, setActive, isShown, open, close }: ListState): void {
  const options = [...(box?.querySelectorAll<HTMLElement>('[role=option]') ?? [])]
  const at = options.findIndex((option) => option.id === active)
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    if (!isShown) {
      open()
      return
    }
    // One place more than there are options: the field itself.
    const next = (at + 1 + (event.key === 'ArrowDown' ? 1 : options.length)) % (options.length + 1)
    const option = options[next - 1]
    option?.scrollIntoView({ block: 'nearest' })
    setActive(option?.id)
  } else if (event.key === 'Escape' && isShown) {
    event.preventDefault()
    close()
  } else if (event.key === 'Enter' && options[at]) {
    event.preventDefault()
    options[at].click()
  }
}
