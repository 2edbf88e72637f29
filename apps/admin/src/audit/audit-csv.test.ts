import type { AuditEntry } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { type AuditColumn, toAuditCsv } from './audit-csv.ts'
import { detailWords } from './audit-words.ts'

test('the table has a line for its titles and one for each entry', () => {
  const entry: AuditEntry = {
    id: 'aud_00000000000000000000000000000001',
    at: '2026-11-30T10:00:00.000Z',
    actorId: 'usr_1',
    actorName: '=cmd|calc',
    action: 'staff.set_roles',
    subjectType: 'user',
    subjectId: 'usr_2',
    subjectName: 'Ada, the owner',
    details: { from: ['support'], to: ['owner'] },
    service: 'auth',
    requestId: 'req-1',
  }
  const columns: AuditColumn[] = [
    ['When', ({ at }) => at],
    ['Who', ({ actorName }) => actorName],
    ['On what', ({ subjectName }) => subjectName],
    ['With', ({ details }) => detailWords(details)],
  ]
  const [titles, line, end] = toAuditCsv(columns, [entry]).split('\r\n')
  expect(titles).toBe('\uFEFFWhen,Who,On what,With')
  expect(line).toBe('2026-11-30T10:00:00.000Z,\'=cmd|calc,"Ada, the owner",support → owner')
  expect(end).toBe('')
})
