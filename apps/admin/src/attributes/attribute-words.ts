import type { AttributeKind, AttributeMode } from '@millyard/contracts'

export const KIND_WORDS: Readonly<Record<AttributeKind, string>> = {
  choice: 'One of a list',
  choices: 'Several of a list',
  number: 'A number',
  yes_no: 'Yes or no',
}

export const MODE_WORDS: Readonly<Record<AttributeMode, string>> = {
  required: 'Required',
  optional: 'Optional',
  off: 'Not asked for',
}

/** "A number in cm". */
export function kindWords({ kind, unit }: { kind: AttributeKind; unit: string }): string {
  return unit ? `${KIND_WORDS[kind]} in ${unit}` : KIND_WORDS[kind]
}
