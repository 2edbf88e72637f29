'use client'
import { DatePickerInput } from '@mantine/dates'
import { AUDIT_SUBJECTS } from '@millyard/contracts'
import { IconCalendar } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { UrlSelect, useUrlParams } from '../components/url-select.tsx'
import type { AuditFilter } from './audit-query.ts'
import { actionsOn, useActionWords, useSubjectWords } from './audit-words.ts'

export interface AuditFiltersProps {
  filter: AuditFilter
  people: readonly { id: string; name: string }[]
}

/** Who, what, on what kind of thing, when: all of it in the address. */
export function AuditFilters({ filter, people }: AuditFiltersProps) {
  const t = useExtracted('client')
  const actionWords = useActionWords()
  const subjectWords = useSubjectWords()

  return (
    <>
      <UrlSelect
        name="person"
        label={t('Person')}
        allLabel={t('Everybody')}
        width={180}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <UrlSelect
        name="kind"
        label={t('Kind of thing')}
        allLabel={t('All things')}
        options={AUDIT_SUBJECTS.map((value) => ({ value, label: subjectWords[value] }))}
        clears="action"
        width={170}
      />
      <UrlSelect
        name="action"
        label={t('Action')}
        allLabel={t('All actions')}
        options={actionsOn(filter.subjectType).map((value) => ({ value, label: actionWords[value] }))}
        width={250}
      />
      <DaysFilter from={filter.from} to={filter.to} />
    </>
  )
}

type Days = [string | null, string | null]

/** From one day to another; the address changes when both are chosen, or none. */
function DaysFilter({ from, to }: Pick<AuditFilter, 'from' | 'to'>) {
  const t = useExtracted('client')

  const { change, isPending } = useUrlParams()
  const [days, setDays] = useState<Days>([from ?? null, to ?? null])
  const [shown, setShown] = useState({ from, to })
  // A link to all actions changes the address under the field.
  if (shown.from !== from || shown.to !== to) {
    setShown({ from, to })
    setDays([from ?? null, to ?? null])
  }
  return (
    <DatePickerInput
      type="range"
      placeholder={t('Any day')}
      w={250}
      valueFormat="D MMM YYYY"
      leftSection={<IconCalendar size={16} stroke={1.5} />}
      clearable
      clearButtonProps={{ 'aria-label': t('Any day') }}
      allowSingleDateInRange
      firstDayOfWeek={1}
      disabled={isPending}
      value={days}
      onChange={(next) => {
        setDays(next)
        const [first, last] = next
        if ((first === null) === (last === null)) change({ from: first, to: last })
      }}
    />
  )
}
