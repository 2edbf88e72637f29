import {
  type AuditEntry,
  auditDetailsSchema,
  type auditInput,
  type auditPage,
  type auditPeopleSchema,
  idSchema,
  timestampSchema,
} from '@millyard/contracts'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../trpc.ts'

const ENTRY_COLUMNS = {
  id: true,
  actorUserId: true,
  actorName: true,
  action: true,
  subjectType: true,
  subjectId: true,
  subjectName: true,
  details: true,
  service: true,
  requestId: true,
  occurredAt: true,
} as const

type Row = Omit<AuditEntry, 'at' | 'actorId' | 'details'> & { occurredAt: Date; actorUserId: string; details: unknown }

function toEntry({ occurredAt, actorUserId, details, ...row }: Row): AuditEntry {
  return { ...row, at: occurredAt.toISOString(), actorId: actorUserId, details: auditDetailsSchema.parse(details) }
}

/** The log, newest first; of one person, one action, one kind of thing, one thing, one time. Each has an index of its own. */
export async function listAudit(
  { database }: Deps,
  { cursor, limit, actorUserId, action, subjectType, subjectId, since, until }: z.infer<typeof auditInput>,
): Promise<z.infer<typeof auditPage>> {
  const after = decodeCursor(cursor, z.tuple([timestampSchema, idSchema('aud')]))
  const rows = await database.client.auditEntry.findMany({
    where: {
      ...(actorUserId ? { actorUserId } : {}),
      ...(action ? { action } : {}),
      ...(subjectType ? { subjectType } : {}),
      ...(subjectId ? { subjectId } : {}),
      AND: [
        { occurredAt: { ...(since ? { gte: new Date(since) } : {}), ...(until ? { lt: new Date(until) } : {}) } },
        after ? olderThan(new Date(after[0]), after[1]) : {},
      ],
    },
    select: ENTRY_COLUMNS,
    orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  return toPage(rows, limit, toEntry, (row) => [row.occurredAt.toISOString(), row.id])
}

/** What follows an entry in the list. The first bound is what lets the index start there. */
function olderThan(occurredAt: Date, id: string) {
  return { occurredAt: { lte: occurredAt }, OR: [{ occurredAt: { lt: occurredAt } }, { id: { lt: id } }] }
}

/** Everybody who has an entry, by name. The log is long and the people are few: one step of the index for each of them. */
export async function listAuditPeople({ database }: Deps): Promise<z.infer<typeof auditPeopleSchema>> {
  const people = await database.client.$queryRaw<{ id: string; name: string }[]>`
    with recursive person as (
      (select actor_user_id as id, actor_name as name from audit_entry order by actor_user_id desc, occurred_at desc, id desc limit 1)
      union all
      select next.id, next.name from person, lateral (
        select actor_user_id as id, actor_name as name from audit_entry where actor_user_id < person.id
        order by actor_user_id desc, occurred_at desc, id desc limit 1
      ) next
    )
    select id, name from person order by name, id`
  return { people }
}
