import { deflateSync } from 'node:zlib'
import { newId } from '@millyard/contracts'
import { createClock } from '@millyard/service-kit'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { documentKey } from '../src/documents/document.repository.ts'
import { forgetDocuments, removeStrayDocuments } from '../src/documents/forget-documents.ts'
import { jpegWithExif, paper, pdf, png } from './paper.ts'
import { applicant, beginner, refused, signedInStaff, signIn, startTestAuth, type TestAuth } from './setup.ts'

let auth: TestAuth
let staffToken: string
let staff: ReturnType<TestAuth['as']>
beforeAll(async () => {
  auth = await startTestAuth()
  staffToken = (await signedInStaff(auth, ['owner'])).accessToken
  staff = auth.as(staffToken)
})
afterAll(() => auth.close())

const db = () => auth.deps.database.client
const as = (person: { accessToken: string }) => auth.as(person.accessToken).documents
const fileOf = (id: string) => auth.deps.documents.get(documentKey(id))
const read = (path: string, token?: string) =>
  fetch(`${auth.url}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {})

/** A factory that was asked for changes: staff know it, and it may write. */
async function asked() {
  const person = await applicant(auth)
  const { version } = await staff.vendorReview.get.query({ vendorId: person.vendorId })
  await staff.vendorReview.decide.mutate({
    vendorId: person.vendorId,
    version,
    decision: 'request_changes',
    items: [{ item: 'documents', note: 'The extract, please.' }],
  })
  return person
}

/** A PNG that says it is 60,000 × 60,000 pixels, in a few bytes. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(60_000, 0)
  head.writeUInt32BE(60_000, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(data: Buffer): number {
  let sum = 0xffffffff
  for (const byte of data) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

describe('what is refused', () => {
  const zip = Buffer.concat([
    Buffer.from('PK\u0003\u0004', 'latin1'),
    Buffer.alloc(30),
    Buffer.from('PK\u0005\u0006', 'latin1'),
    Buffer.alloc(18),
  ])
  const html = Buffer.from('<html><script>alert(1)</script></html>')
  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page', () => html],
    ['a page that begins like a PDF', () => Buffer.concat([Buffer.from('%PDF-1.4\n'), html])],
    ['a program', () => Buffer.from('MZ\u0090\u0000', 'latin1')],
    ['an archive', () => zip],
    ['a GIF', () => blankAs('gif')],
    ['a WebP', () => blankAs('webp')],
    ['text', () => Buffer.from('Extract of the register')],
    ['a PDF behind something else', () => Buffer.concat([html, pdf()])],
    ['a PDF and an archive in one', () => Buffer.concat([pdf(), zip])],
    ['a PDF with a page behind it', () => Buffer.concat([pdf(), Buffer.from(`<html>${'x'.repeat(100)}</html>`)])],
    ['half a PDF', () => pdf().subarray(0, 100)],
    ['a PDF with a script', () => pdf('x', '/AA << /O << /S /JavaScript /JS (app.alert(1)) >> >>')],
    ['a PDF that starts a program', () => pdf('x', '/A << /S /Launch /F (calc.exe) >>')],
    ['a PDF with a file in it', () => pdf('x', '/EmbeddedFiles 9 0 R')],
    ['a locked PDF', () => pdf('x', '/Encrypt 9 0 R')],
    ['a picture that would unpack to ten gigabytes', bomb],
    ['a damaged picture', async () => (await jpegWithExif()).subarray(0, 200)],
    ['nothing', () => Buffer.alloc(0)],
  ])('%s, whatever it is called', async (_name, make) => {
    const person = await beginner(auth)
    const file = await make()
    for (const name of ['extract.pdf', 'scan.png']) {
      expect((await refused(as(person).add.mutate(paper(file, { name })), 'BAD_INPUT')).fields).toEqual(['file'])
    }
    expect((await as(person).list.query()).documents).toEqual([])
  })

  const blankAs = (format: 'gif' | 'webp') =>
    sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
      .toFormat(format)
      .toBuffer()

  test('a file that is too large, a kind that is none, a day that is over', async () => {
    const person = await beginner(auth)
    const large = Buffer.concat([pdf(), Buffer.alloc(10 * 1024 * 1024)])
    expect((await refused(as(person).add.mutate(paper(large)), 'BAD_INPUT')).fields).toEqual(['file'])
    expect((await refused(as(person).add.mutate(paper(pdf(), { kind: 'poem' })), 'BAD_INPUT')).fields).toEqual(['kind'])
    const day = await refused(as(person).add.mutate(paper(pdf(), { expiresOn: '2020-01-31' })), 'BAD_INPUT')
    expect(day.fields).toEqual(['expiresOn'])
    expect(
      (await refused(as(person).add.mutate(paper(pdf(), { expiresOn: '31.1.2030' })), 'BAD_INPUT')).fields,
    ).toEqual(['expiresOn'])
  })

  test('while staff decide on the application its papers stay as they are', async () => {
    const person = await applicant(auth)
    await refused(as(person).add.mutate(paper(pdf())), 'ILLEGAL_TRANSITION')
  })
})

describe('what is kept', () => {
  test('a PDF as it came, under a name that is one', async () => {
    const person = await beginner(auth)
    const added = await as(person).add.mutate(
      paper(pdf(), { name: '../../etc/"ex\u202etract".pdf', expiresOn: '2040-06-30' }),
    )
    expect(added).toMatchObject({
      kind: 'registration_extract',
      status: 'waiting',
      contentType: 'application/pdf',
      fileName: 'extract.pdf',
      expiresOn: '2040-06-30',
      isExpired: false,
      bytes: pdf().length,
      uploadedByName: 'Vera Vendor',
    })
    expect(await fileOf(added.id)).toEqual(pdf())
    expect((await as(person).list.query()).documents).toEqual([added])
  })

  test('a picture written anew: nothing of the telephone and nothing behind its end is left', async () => {
    const person = await beginner(auth)
    const upload = Buffer.concat([await jpegWithExif(), Buffer.from('PK\u0003\u0004<script>')])
    const { id, contentType } = await as(person).add.mutate(
      paper(upload, { name: 'passport.pdf', kind: 'owner_identity' }),
    )
    expect(contentType).toBe('image/jpeg')
    const kept = await fileOf(id)
    expect(kept?.toString('latin1')).not.toMatch(/Vera|Mill Lane|<script>|Exif/)
    expect((await sharp(kept).metadata()).exif).toBeUndefined()
  })

  test('a document replaces another one; an accepted one stays beside it', async () => {
    const person = await asked()
    const first = await as(person).add.mutate(paper(pdf('One')))
    const second = await as(person).add.mutate(paper(pdf('Two'), { replaces: first.id }))
    expect((await as(person).list.query()).documents.map(({ id }) => id)).toEqual([second.id])
    await vi.waitFor(async () => expect(await fileOf(first.id)).toBeUndefined(), 10_000)
    await staff.vendorDocuments.decide.mutate({ documentId: second.id, seen: 'waiting', decision: 'accept' })
    await refused(as(person).add.mutate(paper(pdf('Three'), { replaces: second.id })), 'ILLEGAL_TRANSITION')
    await refused(as(person).remove.mutate({ documentId: second.id }), 'ILLEGAL_TRANSITION')
    expect((await as(person).list.query()).documents).toMatchObject([{ id: second.id, status: 'accepted' }])
    expect(await fileOf(second.id)).toEqual(pdf('Two'))
  })

  test('twenty at most, also when they come at once; what was refused leaves no file', async () => {
    const person = await beginner(auth)
    const calls = await Promise.allSettled(Array.from({ length: 23 }, () => as(person).add.mutate(paper(pdf()))))
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    const { documents } = await as(person).list.query()
    const kept = await Promise.all(documents.map(({ id }) => fileOf(id)))
    expect(kept.every(Boolean)).toBe(true)
  })

  test('a draft that is discarded takes its papers along', async () => {
    const person = await beginner(auth)
    const { id } = await as(person).add.mutate(paper(await png(), { name: 'a.png' }))
    await auth.as(person.accessToken).application.discard.mutate({ version: 1 })
    await vi.waitFor(async () => expect(await fileOf(id)).toBeUndefined(), 10_000)
  })
})

describe('reading', () => {
  test('by a link of one’s own, as a download without a chance to run', async () => {
    const person = await beginner(auth)
    const { id } = await as(person).add.mutate(paper(pdf(), { name: 'Auszug Gérardmer.pdf' }))
    const { path, expiresAt } = await as(person).open.mutate({ documentId: id })
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60_000)
    const answer = await read(path, person.accessToken)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition':
        'attachment; filename="Auszug G_rardmer.pdf"; filename*=UTF-8\'\'Auszug%20G%C3%A9rardmer.pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': expect.stringContaining('sandbox'),
    })
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf())
    const picture = await as(person).add.mutate(paper(await png(), { name: 'a.png' }))
    const shown = await read((await as(person).open.mutate({ documentId: picture.id })).path, person.accessToken)
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/)
    expect(shown.headers.get('content-security-policy')).toContain('sandbox')
    await shown.arrayBuffer()
  })

  test('attack: another’s link, a changed one, one that is over, and none at all are not found', async () => {
    const victim = await beginner(auth)
    const mallory = await beginner(auth)
    const { id } = await as(victim).add.mutate(paper(pdf()))
    await refused(as(mallory).open.mutate({ documentId: id }), 'NOT_FOUND')
    await refused(as(mallory).remove.mutate({ documentId: id }), 'NOT_FOUND')
    await refused(as(mallory).add.mutate(paper(pdf(), { replaces: id })), 'NOT_FOUND')
    const { path } = await as(victim).open.mutate({ documentId: id })
    const statusOf = async (address: string, token?: string) => {
      const answer = await read(address, token)
      await answer.arrayBuffer()
      return answer.status
    }
    expect(await statusOf(path, mallory.accessToken)).toBe(404)
    expect(await statusOf(path, staffToken)).toBe(404)
    expect(await statusOf(path)).toBe(404)
    const other = await signIn(auth, victim.email, 'vendor')
    expect(await statusOf(path, other.accessToken), 'another session of the same person').toBe(404)
    const [head, body = '', sign] = path.replace('/documents/', '').split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: mallory.userId })).toString('base64url')
    expect(await statusOf(`/documents/${head}.${forged}.${sign}`, mallory.accessToken)).toBe(404)
    expect(await statusOf(`/documents/${victim.accessToken}`, victim.accessToken), 'an access token is no link').toBe(
      404,
    )
    expect(await statusOf(`/documents/${documentKey(id)}`, victim.accessToken)).toBe(404)
    expect(await statusOf('/documents/..%2f..%2fetc%2fpasswd', victim.accessToken)).toBe(404)
    vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] })
    try {
      expect(await auth.deps.documentLinks.read(path.replace('/documents/', ''))).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
    expect(await statusOf(path, victim.accessToken), 'the owner still gets through').toBe(200)
    await db().vendorMember.updateMany({ where: { vendorId: victim.vendorId }, data: { role: 'fulfilment' } })
    expect(await statusOf(path, victim.accessToken), 'a role that lost the right').toBe(404)
  })

  test('staff read what was sent to them, and the log says who read what', async () => {
    const draft = await beginner(auth)
    const secret = await as(draft).add.mutate(paper(pdf()))
    await refused(staff.vendorDocuments.list.query({ vendorId: draft.vendorId }), 'NOT_FOUND')
    await refused(staff.vendorDocuments.open.mutate({ documentId: secret.id }), 'NOT_FOUND')
    await refused(staff.vendorDocuments.open.mutate({ documentId: newId('doc') }), 'NOT_FOUND')

    const person = await asked()
    const { id } = await as(person).add.mutate(paper(pdf()))
    expect((await staff.vendorDocuments.list.query({ vendorId: person.vendorId })).documents).toMatchObject([{ id }])
    const { path } = await staff.vendorDocuments.open.mutate({ documentId: id })
    expect((await read(path, staffToken)).status).toBe(200)
    expect((await read(path, person.accessToken)).status).toBe(404)
    expect(
      await db().auditEntry.findMany({ where: { subjectId: person.vendorId, action: 'vendor.open_document' } }),
    ).toMatchObject([{ details: { document: id.slice(-8), kind: 'registration_extract' } }])
    await refused(auth.as(person.accessToken).vendorDocuments.open.mutate({ documentId: id }), 'FORBIDDEN')
  })
})

describe('deciding', () => {
  test('accepted, or refused with a reason that the factory reads; of two who decide at once one is told', async () => {
    const person = await asked()
    const { id: documentId } = await as(person).add.mutate(paper(pdf()))
    const decide = staff.vendorDocuments.decide.mutate
    expect((await refused(decide({ documentId, seen: 'waiting', decision: 'refuse' }), 'BAD_INPUT')).fields).toEqual([
      'reason',
    ])
    const calls = await Promise.allSettled([
      decide({ documentId, seen: 'waiting', decision: 'accept' }),
      decide({ documentId, seen: 'waiting', decision: 'refuse', reason: 'It is cut off.' }),
    ])
    const lost = calls.filter((call) => call.status === 'rejected')
    expect(lost.map(({ reason }) => reason.data.code)).toEqual(['CONFLICT'])
    const [now] = (await as(person).list.query()).documents
    const seen = now?.status ?? 'waiting'
    await decide({ documentId, seen, decision: 'refuse', reason: 'It is cut off.' })
    const [shown] = (await as(person).list.query()).documents
    expect(shown).toMatchObject({ status: 'refused', note: 'It is cut off.' })
    expect(shown).not.toHaveProperty('decidedByName')
    const support = auth.as((await signedInStaff(auth, ['support'])).accessToken)
    await refused(
      support.vendorDocuments.decide.mutate({ documentId, seen: 'refused', decision: 'accept' }),
      'FORBIDDEN',
    )
    const actions = (await db().auditEntry.findMany({ where: { subjectId: person.vendorId } })).map(
      ({ action }) => action,
    )
    expect(actions).toContain('vendor.refuse_document')
    const told = await auth.peers.waitForEvent('vendor.document_refused.v1', person.vendorId)
    expect(told.data).toMatchObject({ kind: 'registration_extract', reason: 'It is cut off.' })
  })

  test('while an application is reviewed, a refusal is told with the decision on it and not before', async () => {
    const person = await asked()
    const { vendorId } = person
    const { id: documentId } = await as(person).add.mutate(paper(pdf()))
    const { application } = auth.as(person.accessToken)
    const { version } = await application.get.query()
    await application.send.mutate({ version })
    await staff.vendorDocuments.decide.mutate({ documentId, seen: 'waiting', decision: 'refuse', reason: 'Cut off.' })
    const seen = await staff.vendorReview.get.query({ vendorId })
    await staff.vendorReview.decide.mutate({ vendorId, version: seen.version, decision: 'reject', note: 'No papers.' })
    await auth.peers.waitForEvent('vendor.rejected.v1', vendorId)
    const told = auth.peers.delivered.map(({ event }) => event).filter((event) => event.aggregateId === vendorId)
    expect(told.map(({ type }) => type)).not.toContain('vendor.document_refused.v1')
  })
})

describe('forgetting', () => {
  const days = (count: number) => createClock(count * 86_400_000)

  test('ninety days after a rejection; a year after closing, and who owns it after ninety days', async () => {
    const [rejected, closed, open] = await Promise.all([asked(), asked(), asked()])
    const add = async (person: typeof open, kind: string) => (await as(person).add.mutate(paper(pdf(), { kind }))).id
    const ids = {
      rejected: await add(rejected, 'other'),
      closed: await add(closed, 'other'),
      identity: await add(closed, 'owner_identity'),
      open: await add(open, 'other'),
    }
    const end = (vendorId: string, status: 'rejected' | 'closed') =>
      db().vendorProfile.update({ where: { id: vendorId }, data: { status, decidedAt: new Date() } })
    await end(rejected.vendorId, 'rejected')
    await end(closed.vendorId, 'closed')
    const left = async () => {
      const rows = await db().vendorDocument.findMany({ where: { id: { in: Object.values(ids) } } })
      return Object.entries(ids).flatMap(([name, id]) => (rows.some((row) => row.id === id) ? [name] : []))
    }
    await forgetDocuments(auth.deps, days(89))
    expect(await left()).toEqual(['rejected', 'closed', 'identity', 'open'])
    await forgetDocuments(auth.deps, days(91))
    expect(await left()).toEqual(['closed', 'open'])
    await forgetDocuments(auth.deps, days(366))
    expect(await left()).toEqual(['open'])
    await vi.waitFor(async () => expect(await fileOf(ids.identity)).toBeUndefined(), 10_000)
    expect(await fileOf(ids.open)).toBeDefined()
  })

  test('a file that no document names goes after a day, others stay', async () => {
    const person = await beginner(auth)
    const { id } = await as(person).add.mutate(paper(pdf()))
    const stray = `${newId('doc').slice(0, -2)}${id.slice(-2)}`
    await auth.deps.documents.put(documentKey(stray), pdf())
    const turn = createClock(0)
    const folder = Number.parseInt(id.slice(-2), 16)
    turn.setOffset(folder * 60_000 - (Date.now() % (256 * 60_000)))
    await removeStrayDocuments(auth.deps, turn)
    expect(await fileOf(stray)).toBeDefined()
    await removeStrayDocuments(auth.deps, turn, new Date(Date.now() + 1_000))
    expect(await fileOf(stray)).toBeUndefined()
    expect(await fileOf(id)).toBeDefined()
  })
})
