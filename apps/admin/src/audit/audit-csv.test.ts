import type { AuditEntry } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { toAuditCsv } from './audit-csv.ts'

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
  const [titles, line, end] = toAuditCsv([entry]).split('\r\n')
  expect(titles).toMatch(/^\uFEFFWhen,Who,/)
  expect(line).toBe(
    "2026-11-30T10:00:00.000Z,'=cmd|calc,usr_1,Changed the roles,staff.set_roles,user," +
      '"Ada, the owner",usr_2,support → owner,auth,req-1',
  )
  expect(end).toBe('')
})
