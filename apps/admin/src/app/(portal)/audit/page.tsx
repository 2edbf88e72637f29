import { AUDIT_SUBJECTS, STAFF_ACTIONS } from '@millyard/contracts'
import { PageHeader } from '@millyard/ui/portal'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { type AuditFilter, auditQuery, readDay } from '../../../audit/audit-query.ts'
import { AuditTable } from '../../../audit/audit-table.tsx'
import { NoAccess } from '../../../components/no-access.tsx'
import { firstParam, oneOf, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { api } from '../../../server-kit.ts'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Audit log') }
}

const SUBJECT_LIMIT = 80

export default async function AuditPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/audit')
  if (!may('audit.read')) return <NoAccess needs="audit.read" />
  const params = await searchParams
  const { people } = await load(api().auth.audit.people.query())
  const person = people.find(({ id }) => id === firstParam(params.person))
  const action = oneOf(params.action, STAFF_ACTIONS)
  const subjectType = oneOf(params.kind, AUDIT_SUBJECTS)
  const subjectId = firstParam(params.subject)?.slice(0, SUBJECT_LIMIT)
  const from = readDay(firstParam(params.from))
  const to = readDay(firstParam(params.to))
  const filter: AuditFilter = {
    ...(person ? { actorUserId: person.id } : {}),
    ...(action ? { action } : {}),
    ...(subjectType ? { subjectType } : {}),
    ...(subjectId ? { subjectId } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
  const { trpc, queryClient, hydrate } = createServerQueries()
  if (!from && !to) await queryClient.prefetchInfiniteQuery(auditQuery(trpc, filter))
  return hydrate(
    <>
      <PageHeader
        title={t('Audit log')}
        description={t('Everything that staff did, in all parts of Millyard, the latest first.')}
      />
      <AuditTable filter={filter} people={people} />
    </>,
  )
}
