'use client'
import { NumberInput, type NumberInputProps } from '@mantine/core'

/** Mantine writes `decimal` itself, also where no decimals are allowed: a phone then shows keys that do nothing. */
function askForDigits(input: HTMLInputElement | null): void {
  input?.setAttribute('inputmode', 'numeric')
}

/** A number of whole pieces, none of them below zero. */
export function QuantityInput(props: Omit<NumberInputProps, 'allowDecimal' | 'allowNegative' | 'ref'>) {
  return <NumberInput {...props} ref={askForDigits} min={props.min ?? 0} allowDecimal={false} allowNegative={false} />
}
