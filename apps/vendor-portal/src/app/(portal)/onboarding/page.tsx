import { Alert } from '@mantine/core'
import { countryOptions, FACTORY_STATUS } from '@millyard/ui'
import { ButtonLink, PageHeader, StatusBadge } from '@millyard/ui/portal'
import { safeRedirect } from '@millyard/web-kit'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { Flow } from '../../../components/flow.tsx'
import { AutoRefresh } from '../../../data/auto-refresh.tsx'
import { firstParam, type RawSearchParams } from '../../../data/search-params.ts'
import { ApplicationForm } from '../../../onboarding/application-form.tsx'
import { ApplicationSummary } from '../../../onboarding/application-summary.tsx'
import { toApplicationValues } from '../../../onboarding/application-values.ts'
import { NextSteps } from '../../../onboarding/next-steps.tsx'
import { OpenStore } from '../../../onboarding/open-store.tsx'
import { ReviewSteps } from '../../../onboarding/review-steps.tsx'
import { findActing, isTokenBehind } from '../../../session/factory-access.ts'
import { myVendors, requireViewer } from '../../../session/require-factory.ts'

export const metadata: Metadata = { title: 'Application' }

/** The one page that works without an approved factory: apply, wait, change, go on. */
export default async function OnboardingPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const person = await requireViewer('/onboarding')
  const params = await searchParams
  const vendors = await myVendors()
  if (isTokenBehind(person, vendors)) {
    return (
      <>
        <PageHeader title="Your factory" />
        <OpenStore next={safeRedirect(firstParam(params.next), '/onboarding')} />
      </>
    )
  }
  const vendor = findActing(vendors, person.vendorId)
  const countries = countryOptions()
  const canApply = !vendors.some(({ status }) => status === 'in_review' || status === 'changes_requested')
  const isEditing = firstParam(params.edit) === '1'

  if (!vendor || (canApply && firstParam(params.apply) === '1')) {
    return (
      <>
        <PageHeader
          title="Apply with your factory"
          description="Tell buyers and us who you are. Our staff look at every application themselves, usually within two working days."
        />
        <ApplicationForm
          key="new"
          initial={toApplicationValues()}
          countries={countries}
          isUpdate={false}
          submitLabel="Send application"
        />
      </>
    )
  }

  const badge = <StatusBadge status={FACTORY_STATUS[vendor.status]} />
  const summary = <ApplicationSummary vendor={vendor} countries={countries} />
  const form = (
    <ApplicationForm
      key={`${vendor.id}${vendor.status}`}
      initial={toApplicationValues(vendor)}
      countries={countries}
      isUpdate
      submitLabel="Send again"
    />
  )
  const applyAgain = (
    <ButtonLink href="/onboarding?apply=1" variant={vendor.status === 'rejected' ? 'filled' : 'default'}>
      Apply with another factory
    </ButtonLink>
  )

  switch (vendor.status) {
    case 'in_review':
      return (
        <Flow>
          <PageHeader
            title={vendor.name}
            badge={badge}
            description="Your application is with our staff."
            actions={
              isEditing ? (
                <ButtonLink href="/onboarding" variant="default">
                  Keep it as it is
                </ButtonLink>
              ) : (
                <ButtonLink href="/onboarding?edit=1" variant="default">
                  Change application
                </ButtonLink>
              )
            }
          />
          {firstParam(params.sent) ? (
            <Alert icon={<IconCircleCheck size={18} />} title="Your application is sent" role="status">
              We answer by mail to {person.user.email}.
            </Alert>
          ) : null}
          <ReviewSteps vendor={vendor} />
          {isEditing ? form : summary}
          {isEditing ? null : <AutoRefresh />}
        </Flow>
      )
    case 'changes_requested':
      return (
        <Flow>
          <PageHeader title={vendor.name} badge={badge} description="Change the application and send it again." />
          <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title="What our staff ask you to change">
            <span style={{ whiteSpace: 'pre-line' }}>{vendor.reviewNote}</span>
          </Alert>
          <ReviewSteps vendor={vendor} />
          {form}
        </Flow>
      )
    case 'rejected':
      return (
        <Flow>
          <PageHeader title={vendor.name} badge={badge} actions={canApply ? applyAgain : null} />
          <Alert color="red" icon={<IconAlertTriangle size={18} />} title="Your application was rejected">
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
            description={`${vendor.tagline}. Your store is open.`}
            actions={canApply ? applyAgain : null}
          />
          {vendor.reviewNote ? (
            <Alert color="blue" icon={<IconInfoCircle size={18} />} title="A note from our staff">
              <span style={{ whiteSpace: 'pre-line' }}>{vendor.reviewNote}</span>
            </Alert>
          ) : null}
          <NextSteps permissions={person.permissions} />
          {summary}
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
