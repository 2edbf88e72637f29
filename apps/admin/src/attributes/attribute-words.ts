import type { AttributeKind, AttributeMode, AttributeOfCategory } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** What can be said of an attribute. */
export function useKindWords(): Readonly<Record<AttributeKind, string>> {
  const t = useExtracted('client')
  return {
    choice: t('One of a list'),
    choices: t('Several of a list'),
    number: t('A number'),
    yes_no: t('Yes or no'),
  }
}

/** Whether factories are asked for an attribute. */
export function useModeWords(): Readonly<Record<AttributeMode, string>> {
  const t = useExtracted('client')
  return { required: t('Required'), optional: t('Optional'), off: t('Not asked for') }
}

/** Writes the kind with its unit: "A number in cm". Only numbers have one. */
export function useKindText() {
  const t = useExtracted('client')
  const words = useKindWords()
  return ({ kind, unit }: { kind: AttributeKind; unit: string }): string =>
    kind === 'number' && unit ? t('A number in {unit}', { unit }) : words[kind]
}

/** Writes what holds from above. */
export function useInheritedText() {
  const t = useExtracted('client')
  const { off } = useModeWords()
  return ({ inherited }: Pick<AttributeOfCategory, 'inherited'>): string => {
    if (!inherited) return off
    const { from, mode } = inherited
    return t(
      '{mode, select, required {As in {category}: required} optional {As in {category}: optional} other {As in {category}: not asked for}}',
      { category: from, mode },
    )
  }
}
