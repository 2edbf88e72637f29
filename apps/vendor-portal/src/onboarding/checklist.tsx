import type { ChecklistItem, RequirementSubject } from '@millyard/contracts'
import { StatusBadgeOf, TextLink, useRequirementName } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import classes from './application.module.css'

/** Where on the page an entry is done. */
const PLACES: Record<RequirementSubject, string> = {
  document: '#documents',
  terms: '#terms',
  ship_from: '#ship_from',
  vat_number: '#business',
  website: '#profile',
}

/** What our staff ask of every factory: what is done, what is missing, and where to do it. */
export function Checklist({ items }: { items: readonly ChecklistItem[] }) {
  const t = useExtracted('client')

  const requirementName = useRequirementName()
  if (items.length === 0) return null
  const placeOf = (item: ChecklistItem) => (
    <TextLink href={PLACES[item.subject]} inherit>
      {requirementName(item)}
    </TextLink>
  )
  return (
    <section aria-labelledby="checklist-title">
      <h2 className={classes.cardTitle} id="checklist-title">
        {t('What we need')}
      </h2>
      <ul className={classes.checklist}>
        {items.map((item) => (
          <li key={item.requirementId}>
            {item.isRequired ? placeOf(item) : t.rich('<name></name> (optional)', { name: () => placeOf(item) })}{' '}
            <StatusBadgeOf kind="check" status={item.state} />
            {item.help ? <p className={classes.stepState}>{item.help}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
