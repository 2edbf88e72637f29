import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { isFileKey, requireFileKey } from './file-key.ts'
import type { FileStore, StoredFile } from './file-store.ts'

const TIMEOUT_MS = 30_000
const REMOVALS_AT_ONCE = 8

export type S3Options = {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  /** The folder of the bucket that this store lives in. */
  area: string
}

/**
 * Files in a bucket of S3, or of what speaks as S3 does (R2, MinIO, Ceph, …), addressed by path, as all of them know it.
 * `aws4fetch` signs and repeats what a busy bucket refused; the five requests below are all that is needed of Amazon's client.
 */
export function createS3Store(options: S3Options): FileStore {
  const client = new AwsClient({
    accessKeyId: options.accessKeyId,
    secretAccessKey: options.secretAccessKey,
    region: options.region,
    service: 's3',
    retries: 3,
  })
  const bucketUrl = `${options.endpoint.replace(/\/+$/, '')}/${options.bucket}`
  const area = `${requireFileKey(options.area)}/`
  const urlOf = (key: string) => `${bucketUrl}/${area}${requireFileKey(key)}`

  const ask = async (method: string, url: string, body?: Buffer): Promise<Response> => {
    const init: RequestInit = { method, signal: AbortSignal.timeout(TIMEOUT_MS) }
    if (body) {
      init.body = new Uint8Array(body)
      // Signed with the content: what arrives changed is refused.
      init.headers = { 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex') }
    }
    const response = await client.fetch(url, init)
    if (response.ok || response.status === 404) return response
    throw new Error(`S3 answered ${response.status} to ${method}: ${(await response.text()).slice(0, 300)}`)
  }
  /** A missing file is an answer; a missing bucket is not. */
  const askForFile = async (key: string): Promise<Response | undefined> => {
    const response = await ask('GET', urlOf(key))
    if (response.ok) return response
    const text = await response.text()
    if (text.includes('NoSuchBucket')) throw new Error(`S3 has no bucket ${options.bucket}.`)
    return undefined
  }

  return {
    async put(key, content) {
      const response = await ask('PUT', urlOf(key), content)
      const text = await response.text()
      if (!response.ok) throw new Error(`S3 did not take a file: ${text.slice(0, 300)}`)
    },
    async get(key) {
      const response = await askForFile(key)
      return response && Buffer.from(await response.arrayBuffer())
    },
    async openStream(key) {
      const response = await askForFile(key)
      if (!response) return undefined
      const bytes = Number(response.headers.get('content-length'))
      const stream = response.body ? Readable.fromWeb(response.body as ReadableStream) : Readable.from([])
      return { stream, bytes, etag: response.headers.get('etag') ?? `"${bytes}"` }
    },
    async remove(keys) {
      const waiting = keys.map(urlOf)
      const removeNext = async () => {
        for (let url = waiting.pop(); url; url = waiting.pop()) await (await ask('DELETE', url)).text()
      }
      await Promise.all(Array.from({ length: REMOVALS_AT_ONCE }, removeNext))
    },
    async *list(folder): AsyncGenerator<StoredFile> {
      const prefix = folder === '' ? area : `${area}${requireFileKey(folder)}/`
      let next: string | undefined
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix })
        if (next) query.set('continuation-token', next)
        const response = await ask('GET', `${bucketUrl}?${query}`)
        const page = await response.text()
        if (!response.ok) throw new Error(`S3 has no bucket ${options.bucket}.`)
        for (const file of readListing(page)) {
          const key = file.key.slice(area.length)
          if (isFileKey(key)) yield { ...file, key }
        }
        next = textOf(page, 'NextContinuationToken')
      } while (next)
    },
  }
}

/** The answer is flat and its keys are ours, without anything that XML would write differently. */
function readListing(page: string): StoredFile[] {
  return [...page.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, entry = '']) => ({
    key: textOf(entry, 'Key') ?? '',
    bytes: Number(textOf(entry, 'Size')),
    modifiedAt: new Date(textOf(entry, 'LastModified') ?? 0),
  }))
}

function textOf(xml: string, tag: string): string | undefined {
  return new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(xml)?.[1]
}
