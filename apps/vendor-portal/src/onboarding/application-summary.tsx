import type { Application } from '@millyard/contracts'
import { addressLines } from '@millyard/contracts/address-format'
import type { CountryOption } from '@millyard/ui'
import { DateText } from '@millyard/ui'
import { RichTextView } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import type { MyVendor } from '../session/factory-access.ts'
import classes from './application-summary.module.css'

/** What the factory applied with. */
export function ApplicationSummary({
  vendor,
  application,
  countries,
}: {
  vendor: MyVendor
  /** For those who manage the store. */
  application: Application | undefined
  countries: CountryOption[]
}) {
  const t = useExtracted()

  const nameOf = (code: string) => countries.find(({ value }) => value === code)?.label ?? code
  const { vatNumber, shipFrom, acceptedTerms } = application?.values ?? {}
  const rows = [
    [t('Factory name'), vendor.name],
    [t('Tagline'), vendor.tagline],
    [t('Story'), vendor.story && <RichTextView key="story" html={vendor.story} />],
    [t('Place'), `${vendor.city}, ${nameOf(vendor.country)}`],
    [t('Founded in'), vendor.foundedYear],
    [t('Website'), vendor.website],
    [t('Legal name'), vendor.legalName],
    [t('Registration number'), vendor.registrationNumber],
    [t('VAT number'), vatNumber],
    [t('Ships from'), shipFrom ? addressLines(shipFrom, nameOf(shipFrom.country)).join('\n') : null],
    [t('Terms'), acceptedTerms ? t('Accepted, version {version}', { version: acceptedTerms }) : null],
    [t('Applied'), <DateText key="applied" value={vendor.appliedAt} style="dateTime" />],
  ] as const
  return (
    <section className={classes.root} aria-label={t('What you sent')}>
      <h2 className={classes.title}>{t('What you sent')}</h2>
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
