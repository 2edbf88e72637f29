import { type createRequirementInput, newId, openRequirementsSchema } from '@millyard/contracts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { paper, pdf } from './paper.ts'
import { applicant, application, beginner, refused, signedInStaff, startTestAuth, type TestAuth } from './setup.ts'

let auth: TestAuth
let staff: ReturnType<TestAuth['as']>
beforeAll(async () => {
  auth = await startTestAuth()
  staff = auth.as((await signedInStaff(auth, ['owner'])).accessToken)
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client
afterEach(async () => {
  await db().onboardingRequirement.deleteMany()
})

type Asked = z.infer<typeof createRequirementInput>
const EXTRACT: Asked = {
  subject: 'document',
  documentKind: 'registration_extract',
  country: null,
  isRequired: true,
  help: 'Not older than three months.',
}
const ask = (changes: Partial<Asked> = {}) => staff.requirements.create.mutate({ ...EXTRACT, ...changes })
const as = (person: { accessToken: string }) => auth.as(person.accessToken)
async function approve(vendorId: string) {
  const { version } = await staff.vendorReview.get.query({ vendorId })
  return staff.vendorReview.decide.mutate({ vendorId, version, decision: 'approve' })
}

describe('the checklist', () => {
  test.each<[string, Record<string, unknown>]>([
    ['subject', { subject: 'poem' }],
    ['documentKind', { documentKind: null }],
    ['documentKind', { subject: 'terms' }],
    ['documentKind', { documentKind: 'poem' }],
    ['country', { country: 'France' }],
    ['help', { help: 'x'.repeat(301) }],
  ])('a wrong %s is named and nothing is written', async (field, changes) => {
    expect((await refused(ask(changes as Partial<Asked>), 'BAD_INPUT')).fields).toEqual([field])
    expect((await staff.requirements.list.query()).requirements).toEqual([])
  })

  test('asks one thing once, also when two ask at the same moment; for a country it is another entry', async () => {
    const calls = await Promise.allSettled([ask(), ask()])
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await refused(ask({ isRequired: false }), 'ALREADY_EXISTS')
    await ask({ country: 'FR' })
    await refused(ask({ country: 'FR' }), 'ALREADY_EXISTS')
    expect((await staff.requirements.list.query()).requirements).toHaveLength(2)
  })

  test('of two who change it at once one is told; every change stands in the log', async () => {
    const { id: requirementId } = await ask()
    const change = (isRequired: boolean) =>
      staff.requirements.update.mutate({ requirementId, version: 1, isRequired, help: '' })
    const calls = await Promise.allSettled([change(true), change(false)])
    expect(calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.data.code] : []))).toEqual(['CONFLICT'])
    await refused(staff.requirements.remove.mutate({ requirementId, version: 1 }), 'CONFLICT')
    await staff.requirements.remove.mutate({ requirementId, version: 2 })
    await refused(staff.requirements.remove.mutate({ requirementId, version: 2 }), 'NOT_FOUND')
    const entries = await db().auditEntry.findMany({ where: { subjectId: requirementId }, orderBy: { id: 'asc' } })
    expect(entries.map(({ action, subjectName }) => [action, subjectName])).toEqual(
      ['requirement.create', 'requirement.update', 'requirement.remove'].map((action) => [
        action,
        'Extract of the register',
      ]),
    )
  })

  test('is read by all staff and changed by those who configure, at the console alone', async () => {
    const catalogue = auth.as((await signedInStaff(auth, ['catalogue'])).accessToken)
    await expect(catalogue.requirements.list.query()).resolves.toEqual({ requirements: [] })
    expect((await refused(catalogue.requirements.create.mutate(EXTRACT), 'FORBIDDEN')).details).toEqual({
      permission: 'vendors.configure',
    })
    const person = await beginner(auth)
    await refused(as(person).requirements.list.query(), 'FORBIDDEN')
    await refused(as(person).requirements.create.mutate(EXTRACT), 'FORBIDDEN')
    await refused(auth.as().requirements.list.query(), 'UNAUTHENTICATED')
  })
})

describe('a factory', () => {
  test('reads what is asked, and cannot send before its part is done', async () => {
    await ask()
    await ask({ documentKind: 'tax_certificate', isRequired: false, help: '' })
    await ask({ documentKind: 'product_safety', country: 'DE' })
    const person = await beginner(auth)
    const { version, problems } = await as(person).application.save.mutate({ version: 1, changes: application() })
    expect(problems).toEqual([
      { path: 'documents.registration_extract', message: 'Add this document: Extract of the register.' },
    ])
    expect((await refused(as(person).application.send.mutate({ version }), 'BAD_INPUT')).fields).toEqual([
      'documents.registration_extract',
    ])
    await as(person).documents.add.mutate(paper(pdf()))
    const { checklist } = await as(person).application.get.query()
    expect(checklist).toMatchObject([
      { documentKind: 'registration_extract', isRequired: true, state: 'waiting', help: EXTRACT.help },
      { documentKind: 'tax_certificate', isRequired: false, state: 'missing' },
    ])
    await expect(as(person).application.send.mutate({ version })).resolves.toMatchObject({ status: 'in_review' })
  })

  test('is not approved while something required is open, and is when it is done', async () => {
    const person = await applicant(auth)
    const { vendorId } = person
    await ask()
    const missing = await refused(approve(vendorId), 'REQUIREMENTS_OPEN')
    expect(missing.message).toBe('Not everything that a factory needs is there: Extract of the register (missing).')
    expect(openRequirementsSchema.parse(missing.details).open).toMatchObject([
      { subject: 'document', documentKind: 'registration_extract', state: 'missing' },
    ])
    const { version } = await as(person).application.takeBack.mutate({ version: 3 })
    const { id: documentId } = await as(person).documents.add.mutate(paper(pdf()))
    await as(person).application.send.mutate({ version })
    expect((await refused(approve(vendorId), 'REQUIREMENTS_OPEN')).message).toContain('not looked at yet')
    const decide = staff.vendorDocuments.decide.mutate
    await decide({ documentId, seen: 'waiting', decision: 'refuse', reason: 'It is cut off.' })
    expect((await refused(approve(vendorId), 'REQUIREMENTS_OPEN')).message).toContain('(missing)')
    await decide({ documentId, seen: 'refused', decision: 'accept' })
    expect((await staff.vendorReview.get.query({ vendorId })).checklist).toMatchObject([{ state: 'done' }])
    await expect(approve(vendorId)).resolves.toMatchObject({ status: 'approved' })
  })

  test('an approval and a refusal of its paper at the same moment never end approved without it', async () => {
    await ask()
    for (let round = 0; round < 4; round++) {
      const person = await beginner(auth)
      const { version } = await as(person).application.save.mutate({ version: 1, changes: application() })
      const { id: documentId } = await as(person).documents.add.mutate(paper(pdf()))
      await as(person).application.send.mutate({ version })
      await staff.vendorDocuments.decide.mutate({ documentId, seen: 'waiting', decision: 'accept' })
      const seen = (await staff.vendorReview.get.query({ vendorId: person.vendorId })).version
      await Promise.allSettled([
        staff.vendorReview.decide.mutate({ vendorId: person.vendorId, version: seen, decision: 'approve' }),
        staff.vendorDocuments.decide.mutate({ documentId, seen: 'accepted', decision: 'refuse', reason: 'Cut off.' }),
      ])
      // Whoever came second saw what the first had done: refused first, the approval was refused too.
      const moves = (await db().auditEntry.findMany({ where: { subjectId: person.vendorId }, orderBy: { id: 'asc' } }))
        .map(({ action }) => action)
        .filter((action) => action !== 'vendor.accept_document')
      expect([['vendor.refuse_document'], ['vendor.approve', 'vendor.refuse_document']]).toContainEqual(moves)
    }
  })

  test('that is approved stays so, whatever the checklist says later; reinstating asks for nothing', async () => {
    const { vendorId } = await applicant(auth)
    await approve(vendorId)
    await ask()
    const { status, version } = await staff.vendorReview.get.query({ vendorId })
    expect(status).toBe('approved')
    await staff.vendorReview.suspend.mutate({ vendorId, version, reason: 'A test' })
    await expect(staff.vendorReview.reinstate.mutate({ vendorId, version: version + 1 })).resolves.toMatchObject({
      status: 'approved',
    })
    await refused(
      staff.requirements.update.mutate({ requirementId: newId('req'), version: 1, isRequired: true, help: '' }),
      'NOT_FOUND',
    )
  })
})
