import { Alert } from '@mantine/core'
import type { VendorStatus } from '@millyard/contracts'
import { countryOptions } from '@millyard/ui'
import { ButtonLink, EmailProof, PageHeader, PortalSection, StatusBadgeOf } from '@millyard/ui/portal'
import { safeRedirect } from '@millyard/web-kit'
import { load } from '@millyard/web-kit/load'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { Flow } from '../../../components/flow.tsx'
import { AutoRefresh } from '../../../data/auto-refresh.tsx'
import { firstParam, type RawSearchParams } from '../../../data/search-params.ts'
import { ApplicationEditor } from '../../../onboarding/application-editor.tsx'
import { ApplicationSummary } from '../../../onboarding/application-summary.tsx'
import { DocumentsCard } from '../../../onboarding/documents-part.tsx'
import { NextSteps } from '../../../onboarding/next-steps.tsx'
import { OpenStore } from '../../../onboarding/open-store.tsx'
import { ReviewSteps } from '../../../onboarding/review-steps.tsx'
import { StartForm } from '../../../onboarding/start-form.tsx'
import { TakeBack } from '../../../onboarding/take-back.tsx'
import { requestVerificationAction } from '../../../security/actions.ts'
import { api } from '../../../server-kit.ts'
import { findActing, isTokenBehind } from '../../../session/factory-access.ts'
import { myVendors, requireViewer } from '../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Application') }
}

const OPEN: readonly VendorStatus[] = ['draft', 'in_review', 'changes_requested']

/** The one page that works without an approved factory: apply, wait, change, go on. */
export default async function OnboardingPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const person = await requireViewer('/onboarding')
  const params = await searchParams
  const vendors = await myVendors()
  if (isTokenBehind(person, vendors)) {
    return (
      <>
        <PageHeader title={t('Your factory')} />
        <OpenStore next={safeRedirect(firstParam(params.next), '/onboarding')} />
      </>
    )
  }
  const vendor = findActing(vendors, person.vendorId)
  const countries = countryOptions()
  const canApply = !vendors.some(({ status }) => OPEN.includes(status))

  if (!vendor || (canApply && firstParam(params.apply) === '1')) {
    return (
      <>
        <PageHeader
          title={t('Apply with your factory')}
          description={t(
            'Start with a name; everything else saves itself while you write, and you can go on later or on another device. Our staff look at every application themselves, usually within two working days.',
          )}
        />
        <StartForm countries={countries} />
      </>
    )
  }

  // Our answer comes by mail.
  const proof = person.user.emailVerified ? null : (
    <PortalSection title={t('Confirm your e-mail address')}>
      <EmailProof action={requestVerificationAction} email={person.user.email} />
    </PortalSection>
  )
  const badge = <StatusBadgeOf kind="factory" status={vendor.status} />
  const [application, { documents }] = person.permissions.includes('store.manage')
    ? await Promise.all([load(api().auth.application.get.query()), load(api().auth.documents.list.query())])
    : [undefined, { documents: [] }]
  const summary = <ApplicationSummary vendor={vendor} application={application} countries={countries} />
  const editor = application ? (
    <ApplicationEditor
      key={`${vendor.id}${vendor.status}`}
      application={application}
      documents={documents}
      countries={countries}
    />
  ) : (
    summary
  )
  const applyAgain = (
    <ButtonLink href="/onboarding?apply=1" variant={vendor.status === 'rejected' ? 'filled' : 'default'}>
      {t('Apply with another factory')}
    </ButtonLink>
  )

  switch (vendor.status) {
    case 'draft':
      return (
        <Flow>
          <PageHeader
            title={vendor.name}
            badge={badge}
            description={t('Your application. Nobody reads it before you send it.')}
          />
          {proof}
          {editor}
        </Flow>
      )
    case 'in_review':
      return (
        <Flow>
          <PageHeader
            title={vendor.name}
            badge={badge}
            description={t('Your application is with our staff.')}
            actions={application ? <TakeBack version={application.version} /> : null}
          />
          {firstParam(params.sent) ? (
            <Alert icon={<IconCircleCheck size={18} />} title={t('Your application is sent')} role="status">
              {t('We answer by mail to {email}.', { email: person.user.email })}
            </Alert>
          ) : null}
          {proof}
          <ReviewSteps vendor={vendor} />
          {summary}
          <DocumentsCard documents={documents} canChange={false} />
          <AutoRefresh />
        </Flow>
      )
    case 'changes_requested':
      return (
        <Flow>
          <PageHeader title={vendor.name} badge={badge} description={t('Change the application and send it again.')} />
          <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title={t('What our staff ask you to change')}>
            <span style={{ whiteSpace: 'pre-line' }}>
              {vendor.reviewNote ?? t('They say it beside each part of the application below.')}
            </span>
          </Alert>
          <ReviewSteps vendor={vendor} />
          {proof}
          {editor}
        </Flow>
      )
    case 'rejected':
      return (
        <Flow>
          <PageHeader title={vendor.name} badge={badge} actions={canApply ? applyAgain : null} />
          <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('Your application was rejected')}>
            <span style={{ whiteSpace: 'pre-line' }}>{vendor.reviewNote}</span>
          </Alert>
          {summary}
        </Flow>
      )
    case 'approved':
      return (
        <Flow>
          <PageHeader
            title={vendor.name}
            badge={badge}
            description={t('{tagline}. Your store is open.', { tagline: vendor.tagline })}
            actions={canApply ? applyAgain : null}
          />
          {vendor.reviewNote ? (
            <Alert color="blue" icon={<IconInfoCircle size={18} />} title={t('A note from our staff')}>
              <span style={{ whiteSpace: 'pre-line' }}>{vendor.reviewNote}</span>
            </Alert>
          ) : null}
          <NextSteps permissions={person.permissions} />
          {summary}
          {application ? <DocumentsCard documents={documents} canChange /> : null}
        </Flow>
      )
    case 'suspended':
    case 'closed':
      return (
        <Flow>
          <PageHeader title={vendor.name} badge={badge} />
          {summary}
        </Flow>
      )
  }
}
