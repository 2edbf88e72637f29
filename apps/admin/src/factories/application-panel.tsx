import { Anchor } from '@mantine/core'
import type { RouterOutputs } from '@millyard/api-client'
import { addressLines } from '@millyard/contracts/address-format'
import { DateText, formatPlace } from '@millyard/ui'
import { RichTextView } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { Facts, Panel } from '../components/panel.tsx'

type Application = RouterOutputs['auth']['vendorReview']['get']

/** A link for web addresses alone; what else was typed stays text. */
function Website({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return url
  return (
    <Anchor href={url} target="_blank" rel="noreferrer noopener">
      {url}
    </Anchor>
  )
}

/** Everything that a factory said of itself when it applied. */
export function ApplicationPanel({ application }: { application: Application }) {
  const t = useExtracted()

  const { name, tagline, story, city, country, foundedYear, website, legalName, registrationNumber, slug } = application
  const { vatNumber, shipFrom, terms } = application
  return (
    <Panel title={t('Application')} isFlush>
      <Facts
        facts={[
          { label: t('Factory name'), value: name },
          { label: t('Tagline'), value: tagline },
          { label: t('Story'), value: <RichTextView html={story} /> },
          { label: t('Place'), value: formatPlace(city, country) },
          { label: t('Founded in'), value: foundedYear },
          { label: t('Website'), value: website ? <Website url={website} /> : null },
          { label: t('Legal name'), value: legalName },
          { label: t('Registration number'), value: registrationNumber },
          { label: t('VAT number'), value: vatNumber },
          {
            label: t('Ships from'),
            value: shipFrom ? (
              <span style={{ whiteSpace: 'pre-line' }}>
                {addressLines(shipFrom, formatPlace('', shipFrom.country)).join('\n')}
              </span>
            ) : null,
          },
          {
            label: t('Terms'),
            value: terms
              ? t.rich('Version {version}, accepted <date></date>', {
                  version: terms.version,
                  date: () => <DateText value={terms.acceptedAt} style="dateTime" />,
                })
              : null,
          },
          { label: t('Address in the shop'), value: <code>{`/factories/${slug}`}</code> },
        ]}
      />
    </Panel>
  )
}
