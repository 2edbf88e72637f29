import { Anchor } from '@mantine/core'
import type { VendorStatus } from '@millyard/contracts'
import { DateText, PageHeader, StatusBadgeOf } from '@millyard/ui/portal'
import { load, loadOptional } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { RequirementNames } from '../../../../checklist/requirement-words.ts'
import { DecisionPanel } from '../../../../components/decision-panel.tsx'
import { NoAccess } from '../../../../components/no-access.tsx'
import { Columns, Facts, Panel } from '../../../../components/panel.tsx'
import { ApplicationPanel } from '../../../../factories/application-panel.tsx'
import { FactoryChecklist } from '../../../../factories/factory-checklist.tsx'
import { FactoryDecision } from '../../../../factories/factory-decision.tsx'
import { FactoryDocuments } from '../../../../factories/factory-documents.tsx'
import { FactoryHistory } from '../../../../factories/factory-history.tsx'
import { FactoryStanding } from '../../../../factories/factory-standing.tsx'
import { api } from '../../../../server-kit.ts'
import { requireStaff } from '../../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Factory') }
}

/** Why there is nothing to decide; undefined where there is. */
async function closedTextOf(status: VendorStatus): Promise<string | undefined> {
  const t = await getExtracted()
  switch (status) {
    case 'draft':
      return t(
        'The factory has taken its application back to change it. It comes back into the queue when it sends it again.',
      )
    case 'changes_requested':
      return t('The factory has been asked for changes. It comes back into the queue when it sends them.')
    case 'rejected':
      return t('This application was rejected.')
    case 'closed':
      return t('This factory is closed for good.')
    default:
      return undefined
  }
}

const NO_NEXT = { items: [], nextCursor: null }

export default async function FactoryPage({ params }: { params: Promise<{ vendorId: string }> }) {
  const t = await getExtracted()

  const { vendorId } = await params
  const { may } = await requireStaff(`/factories/${vendorId}`)
  if (!may('vendors.read')) return <NoAccess needs="vendors.read" />
  const { list, get } = api().auth.vendorReview
  const [application, { documents }, queue] = await Promise.all([
    load(get.query({ vendorId })),
    load(api().auth.vendorDocuments.list.query({ vendorId })),
    loadOptional(list.query({ status: 'in_review', limit: 2 }), NO_NEXT),
  ])
  const { name, tagline, status, version, owner, reviewNote, appliedAt, decidedAt } = application
  const open = application.checklist.filter(({ isRequired, state }) => isRequired && state !== 'done')
  const closedText = await closedTextOf(status)
  const next = queue.items.find(({ id }) => id !== vendorId)
  return (
    <>
      <PageHeader
        title={name}
        badge={<StatusBadgeOf kind="factory" status={status} />}
        description={tagline}
        breadcrumb={[{ label: t('Factories'), href: '/factories' }]}
      />
      <Columns
        main={
          <>
            <ApplicationPanel application={application} />
            <FactoryChecklist checklist={application.checklist} />
            <FactoryDocuments documents={documents} mayDecide={may('vendors.review')} />
          </>
        }
        side={
          <>
            <DecisionPanel
              isOpen={closedText === undefined}
              needs="vendors.review"
              isAllowed={may('vendors.review')}
              closedText={closedText}
              next={next ? { label: next.name, href: `/factories/${next.id}` } : undefined}
            >
              {status === 'approved' || status === 'suspended' ? (
                <FactoryStanding vendorId={vendorId} name={name} version={version} status={status} />
              ) : (
                <>
                  {open.length > 0 ? (
                    <p style={{ margin: '0 0 12px' }}>
                      {t.rich('Before it can be approved: <requirements></requirements>.', {
                        requirements: () => <RequirementNames requirements={open} />,
                      })}
                    </p>
                  ) : null}
                  <FactoryDecision vendorId={vendorId} name={name} version={version} />
                </>
              )}
            </DecisionPanel>
            <Panel title={t('Review')} isFlush>
              <Facts
                facts={[
                  { label: t('Applied'), value: <DateText value={appliedAt} style="dateTime" /> },
                  {
                    label: t('Last decision'),
                    value: decidedAt ? <DateText value={decidedAt} style="dateTime" /> : t('None yet'),
                  },
                  { label: t('Note to the factory'), value: reviewNote },
                ]}
              />
            </Panel>
            <FactoryHistory history={application.history} />
            <Panel title={t('Owner')} isFlush>
              <Facts
                facts={[
                  { label: t('Name'), value: owner.name },
                  { label: t('E-mail'), value: <Anchor href={`mailto:${owner.email}`}>{owner.email}</Anchor> },
                  { label: t('Address confirmed'), value: owner.emailVerified ? t('Yes') : t('Not yet') },
                ]}
              />
            </Panel>
          </>
        }
      />
    </>
  )
}
