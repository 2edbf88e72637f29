import { Anchor } from '@mantine/core'
import type { RouterOutputs } from '@millyard/api-client'
import { addressLines } from '@millyard/contracts/address-format'
import { DateText, formatPlace } from '@millyard/ui'
import { RichTextView } from '@millyard/ui/portal'
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
  const { name, tagline, story, city, country, foundedYear, website, legalName, registrationNumber, slug } = application
  const { vatNumber, shipFrom, terms } = application
  return (
    <Panel title="Application" isFlush>
      <Facts
        facts={[
          { label: 'Factory name', value: name },
          { label: 'Tagline', value: tagline },
          { label: 'Story', value: <RichTextView html={story} /> },
          { label: 'Place', value: formatPlace(city, country) },
          { label: 'Founded in', value: foundedYear },
          { label: 'Website', value: website ? <Website url={website} /> : null },
          { label: 'Legal name', value: legalName },
          { label: 'Registration number', value: registrationNumber },
          { label: 'VAT number', value: vatNumber },
          {
            label: 'Ships from',
            value: shipFrom ? (
              <span style={{ whiteSpace: 'pre-line' }}>
                {addressLines(shipFrom, formatPlace('', shipFrom.country)).join('\n')}
              </span>
            ) : null,
          },
          {
            label: 'Terms',
            value: terms ? (
              <>
                Version {terms.version}, accepted <DateText value={terms.acceptedAt} style="dateTime" />
              </>
            ) : null,
          },
          { label: 'Address in the shop', value: <code>/factories/{slug}</code> },
        ]}
      />
    </Panel>
  )
}
