import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { createEmulator } from 'emulate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createFileStore, type FileStore, s3EnvShape } from '../src/index.ts'

const s3Schema = z.object(s3EnvShape)
const KEYS = {
  S3_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  S3_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
const content = (text: string) => Buffer.from(text)
const keysOf = async (store: FileStore, folder = '') => {
  const keys: string[] = []
  for await (const file of store.list(folder)) keys.push(file.key)
  return keys.sort()
}

let directory: string
let s3: { url: string; close(): Promise<void> }
let s3Env: z.infer<typeof s3Schema>
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'millyard-files-'))
  s3 = await createEmulator({
    service: 'aws',
    port: await freePort(),
    seed: { aws: { s3: { buckets: [{ name: 'millyard' }] } } },
  })
  s3Env = s3Schema.parse({ S3_BUCKET: 'millyard', S3_ENDPOINT: s3.url, ...KEYS })
})
afterAll(async () => {
  await s3?.close()
  await rm(directory, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const STORES: [string, () => FileStore][] = [
  ['a folder', () => createFileStore(s3Schema.parse({}), { directory: join(directory, randomUUID()), area: 'media' })],
  ['S3', () => createFileStore(s3Env, { directory, area: `area-${randomUUID()}` })],
]

describe.each(STORES)('files in %s', (_name, createStore) => {
  test('come back byte for byte, at once and as a stream', async () => {
    const store = createStore()
    const bytes = randomBytes(300_000)
    await store.put('3f/img_1-640.webp', bytes)
    expect(await store.get('3f/img_1-640.webp')).toEqual(bytes)
    const open = await store.openStream('3f/img_1-640.webp')
    expect(open?.bytes).toBe(bytes.length)
    if (!open) throw new Error('The file is not there')
    expect(
      createHash('sha256')
        .update(await buffer(open.stream))
        .digest('hex'),
    ).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  test('that are not there are undefined, a folder is no file, and removing them is fine', async () => {
    const store = createStore()
    await store.put('a/b/c.txt', content('c'))
    for (const key of ['nothing', 'a/nothing', 'a/b', 'a/b/c.txt/d']) {
      expect(await store.get(key)).toBeUndefined()
      expect(await store.openStream(key)).toBeUndefined()
    }
    await store.remove(['nothing', 'a/nothing', 'a/b/c.txt/d'])
    expect(await store.get('a/b/c.txt')).toEqual(content('c'))
  })

  test('are overwritten as a whole, by twenty writers at once too, and their tag changes', async () => {
    const store = createStore()
    await store.put('one.txt', content('first'))
    const before = await store.openStream('one.txt')
    before?.stream.destroy()
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000 + index))
    await Promise.all(texts.map((text) => store.put('one.txt', content(text))))
    expect(texts).toContain((await store.get('one.txt'))?.toString())
    const after = await store.openStream('one.txt')
    after?.stream.destroy()
    expect(before?.etag).toMatch(/^"[^"]+"$/)
    expect(after?.etag).not.toBe(before?.etag)
    expect(await keysOf(store)).toEqual(['one.txt'])
  })

  test('are listed by folder, without its neighbours, and gone when removed', async () => {
    const store = createStore()
    const keys = ['3f/a.webp', '3f/b.webp', '3f/deep/c.webp', '3fa/d.webp', 'incoming/img_1']
    for (const key of keys) await store.put(key, content(key))
    expect(await keysOf(store)).toEqual(keys)
    expect(await keysOf(store, '3f')).toEqual(keys.slice(0, 3))
    expect(await keysOf(store, 'nothing')).toEqual([])
    for await (const file of store.list('incoming')) {
      expect(file.bytes).toBe('incoming/img_1'.length)
      expect(Math.abs(file.modifiedAt.getTime() - Date.now())).toBeLessThan(60_000)
    }
    await store.remove(keys.slice(0, 4))
    expect(await keysOf(store)).toEqual(['incoming/img_1'])
  })

  test('a list goes past one page', async () => {
    const store = createStore()
    const keys = Array.from({ length: 1_030 }, (_, index) => `f/${String(index).padStart(4, '0')}`)
    for (let at = 0; at < keys.length; at += 50)
      await Promise.all(keys.slice(at, at + 50).map((key) => store.put(key, content('x'))))
    expect(await keysOf(store, 'f')).toEqual(keys)
    await store.remove(keys)
    expect(await keysOf(store)).toEqual([])
  })

  test('an empty file is a file', async () => {
    const store = createStore()
    await store.put('empty', Buffer.alloc(0))
    expect(await store.get('empty')).toEqual(Buffer.alloc(0))
    const open = await store.openStream('empty')
    if (!open) throw new Error('The file is not there')
    expect(await buffer(open.stream)).toEqual(Buffer.alloc(0))
  })

  test.each([
    '../outside',
    'a/../../outside',
    '/etc/passwd',
    'a//b',
    '.hidden',
    'a/.part',
    'a/',
    '',
    'a\\..\\b',
    'a\0b',
    'a b',
    '%2e%2e/x',
    'a?x=1',
    'a#b',
    'ä',
    'x'.repeat(600),
  ])('a key that is no plain path is refused by every verb: %j', async (key) => {
    const store = createStore()
    await expect((async () => store.put(key, content('x')))()).rejects.toThrow("Not a file's key")
    await expect((async () => store.get(key))()).rejects.toThrow("Not a file's key")
    await expect((async () => store.openStream(key))()).rejects.toThrow("Not a file's key")
    await expect((async () => store.remove(['fine', key]))()).rejects.toThrow("Not a file's key")
    if (key !== '') await expect(keysOf(store, key)).rejects.toThrow("Not a file's key")
  })
})

describe('what only one of them can get wrong', () => {
  test('two areas of one bucket do not see each other', async () => {
    const media = createFileStore(s3Env, { directory, area: `one-${randomUUID()}` })
    const documents = createFileStore(s3Env, { directory, area: `two-${randomUUID()}` })
    await media.put('a', content('picture'))
    expect(await documents.get('a')).toBeUndefined()
    expect(await keysOf(documents)).toEqual([])
  })

  test('a bucket that is not there, and one that does not answer, are errors and not missing files', async () => {
    const other = createFileStore({ ...s3Env, S3_BUCKET: 'unknown' }, { directory, area: 'media' })
    await expect(other.get('a')).rejects.toThrow('no bucket unknown')
    await expect(keysOf(other)).rejects.toThrow()
    await expect(other.put('a', content('x'))).rejects.toThrow()
    const gone = createFileStore({ ...s3Env, S3_ENDPOINT: 'http://127.0.0.1:9' }, { directory, area: 'media' })
    await expect(gone.get('a')).rejects.toThrow()
  })

  test('a bucket that is busy is asked again, and one that refuses says so without the keys', async () => {
    const answers = [503, 503, 200, 403]
    const server = createServer((_request, response) => {
      response.statusCode = answers.shift() ?? 500
      response.end(response.statusCode === 200 ? 'content' : '<Error><Code>SlowDown</Code></Error>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const store = createFileStore({ ...s3Env, S3_ENDPOINT: `http://127.0.0.1:${port}` }, { directory, area: 'media' })
    expect((await store.get('a'))?.toString()).toBe('content')
    const refused = await store.get('a').catch(String)
    expect(refused).toContain('S3 answered 403')
    expect(refused).not.toContain(KEYS.S3_SECRET_ACCESS_KEY)
    await new Promise((resolve) => server.close(resolve))
  })

  test('a half-written file of a folder is never listed, and nothing is left of one that failed', async () => {
    const folder = join(directory, randomUUID())
    const store = createFileStore(s3Schema.parse({}), { directory: folder, area: 'media' })
    await store.put('a/one', content('1'))
    await writeFile(join(folder, 'a', '.half.part'), 'half')
    await symlink('/etc/passwd', join(folder, 'a', 'link'))
    expect(await keysOf(store)).toEqual(['a/one'])
    await expect(store.put('a', content('a file where a folder is'))).rejects.toThrow()
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

test('half a configuration is refused by the names of what is missing', () => {
  const place = { directory, area: 'media' }
  expect(() => createFileStore(s3Schema.parse({ S3_BUCKET: 'b' }), place)).toThrow('S3_ACCESS_KEY_ID')
  expect(() => createFileStore(s3Schema.parse({ ...KEYS }), place)).toThrow('S3_BUCKET')
  expect(s3Schema.safeParse({ S3_ENDPOINT: 'ftp://x' }).success).toBe(false)
})
