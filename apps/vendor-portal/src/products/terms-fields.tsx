import { Checkbox, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useExtracted } from 'next-intl'
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
  const t = useExtracted('client')

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
        label={t('Where it comes from')}
        value={values.supply}
        onChange={(supply) => onChange({ supply: supply === 'made_to_order' ? 'made_to_order' : 'stock' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="stock" label={t('From stock: what lies on the shelf is sold')} />
          <Radio value="made_to_order" label={t('Made to order: made once it is ordered')} />
        </Stack>
      </Radio.Group>
      {isMade ? (
        <Checkbox
          label={t('Take a limited number of orders')}
          description={t('The stock of each variant then says how many can still be ordered.')}
          checked={values.isCapped}
          onChange={(event) => onChange({ isCapped: event.currentTarget.checked })}
        />
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: hasLeadTime ? 3 : 2 }}>
        {hasLeadTime
          ? wholeNumber('leadTimeDays', 3, {
              label: t('Lead time in working days'),
              description: isMade
                ? t('From the order until it is made and leaves you.')
                : t('From the order until it leaves you.'),
            })
          : null}
        {wholeNumber('minQuantity', 4, { label: t('Smallest order'), description: t('Units of one variant.') })}
        {wholeNumber('quantityStep', 4, {
          label: t('Sold in lots of'),
          description: t('6: only 6, 12, 18, … can be ordered.'),
        })}
      </SimpleGrid>
    </Stack>
  )
}
