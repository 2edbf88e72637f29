import type { CountryOption } from '@millyard/ui'
import { DateText } from '@millyard/ui'
import type { MyVendor } from '../session/factory-access.ts'
import classes from './application-summary.module.css'

/** What the factory applied with. */
export function ApplicationSummary({ vendor, countries }: { vendor: MyVendor; countries: CountryOption[] }) {
  const country = countries.find(({ value }) => value === vendor.country)?.label ?? vendor.country
  const rows = [
    ['Factory name', vendor.name],
    ['Tagline', vendor.tagline],
    ['Story', vendor.story],
    ['Place', `${vendor.city}, ${country}`],
    ['Founded in', vendor.foundedYear],
    ['Website', vendor.website],
    ['Legal name', vendor.legalName],
    ['Registration number', vendor.registrationNumber],
    ['Applied', <DateText key="applied" value={vendor.appliedAt} style="dateTime" />],
  ] as const
  return (
    <section className={classes.root} aria-label="What you sent">
      <h2 className={classes.title}>What you sent</h2>
      <dl className={classes.list}>
        {rows.map(([label, value]) =>
          value ? (
            <div key={label} className={classes.row}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}
