import { Checkbox, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { TermsValues } from './offer-values.ts'
import classes from './products.module.css'

export interface TermsFieldsProps {
  values: TermsValues
  onChange: (changes: Partial<TermsValues>) => void
  errorOf: (field: keyof TermsValues) => React.ReactNode
  /** Fields that the editor wants somewhere else. */
  hasLeadTime?: boolean
}

/** From the shelf or made for the order, when it leaves, and how many at least. */
export function TermsFields({ values, onChange, errorOf, hasLeadTime = true }: TermsFieldsProps) {
  const isMade = values.supply === 'made_to_order'
  const wholeNumber = (
    field: 'leadTimeDays' | 'minQuantity' | 'quantityStep',
    maxLength: number,
    words: { label: string; description: string },
  ) => (
    <TextInput
      {...words}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="numeric"
      maxLength={maxLength}
      autoComplete="off"
      value={values[field]}
      error={errorOf(field)}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  )
  return (
    <Stack gap="md" className={classes.cardBody}>
      <Radio.Group
        label="Where it comes from"
        value={values.supply}
        onChange={(supply) => onChange({ supply: supply === 'made_to_order' ? 'made_to_order' : 'stock' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="stock" label="From stock: what lies on the shelf is sold" />
          <Radio value="made_to_order" label="Made to order: made once it is ordered" />
        </Stack>
      </Radio.Group>
      {isMade ? (
        <Checkbox
          label="Take a limited number of orders"
          description="The stock of each variant then says how many can still be ordered."
          checked={values.isCapped}
          onChange={(event) => onChange({ isCapped: event.currentTarget.checked })}
        />
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: hasLeadTime ? 3 : 2 }}>
        {hasLeadTime
          ? wholeNumber('leadTimeDays', 3, {
              label: 'Lead time in working days',
              description: isMade
                ? 'From the order until it is made and leaves you.'
                : 'From the order until it leaves you.',
            })
          : null}
        {wholeNumber('minQuantity', 4, { label: 'Smallest order', description: 'Units of one variant.' })}
        {wholeNumber('quantityStep', 4, {
          label: 'Sold in lots of',
          description: '6: only 6, 12, 18, … can be ordered.',
        })}
      </SimpleGrid>
    </Stack>
  )
}
