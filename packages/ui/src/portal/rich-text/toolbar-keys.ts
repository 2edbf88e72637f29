import type { KeyboardEvent } from 'react'

/**
 * One stop of the Tab key for the whole toolbar, the arrow keys within it, as the pattern for toolbars asks. The stop is the
 * button that was used last; a disabled one is passed over.
 */
export function moveInToolbar(event: KeyboardEvent<HTMLElement>): void {
  const buttons = buttonsOf(event.currentTarget).filter((button) => !button.disabled)
  const at = buttons.findIndex((button) => button.contains(event.target as Node))
  if (at === -1) return
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  buttons.at(to % buttons.length)?.focus()
}

/** Makes the button that has the focus the toolbar's one stop; before there was any, the first that can be pressed. */
export function keepOneStop(toolbar: HTMLElement, focused?: EventTarget): void {
  const buttons = buttonsOf(toolbar)
  const stop =
    buttons.find((button) => button === focused) ??
    buttons.find((button) => button.tabIndex === 0 && !button.disabled && button.dataset.stop === 'true') ??
    buttons.find((button) => !button.disabled)
  for (const button of buttons) {
    button.tabIndex = button === stop ? 0 : -1
    button.dataset.stop = String(button === stop)
  }
}

function buttonsOf(toolbar: HTMLElement): HTMLButtonElement[] {
  return [...toolbar.querySelectorAll<HTMLButtonElement>('button[data-rich-text-editor-control]')]
}
