import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { createFolderStore } from './folder-store.ts'
import { createS3Store } from './s3-store.ts'

/** A stored file, opened. Whoever does not read the stream to its end destroys it. */
export type OpenFile = {
  stream: Readable
  bytes: number
  /** Quoted, as HTTP has it. Another content has another one. */
  etag: string
}
export type StoredFile = { key: string; bytes: number; modifiedAt: Date }

/**
 * Keeps files under keys like `3f/img_…-640.webp`. Nothing that a store keeps is public: a service reads it and says who
 * may see it. A key that could leave the store (`..`, an absolute path, a control character) is refused by every verb.
 */
export type FileStore = {
  /** Writes the whole file or nothing, over what was there. */
  put(key: string, content: Buffer): Promise<void>
  /** Undefined when there is no such file. */
  get(key: string): Promise<Buffer | undefined>
  /** Undefined when there is no such file. */
  openStream(key: string): Promise<OpenFile | undefined>
  /** Files that are not there are no error. */
  remove(keys: readonly string[]): Promise<void>
  /** What lies in a folder (`3f`) and below it; everything for the empty name. In no promised order. */
  list(folder: string): AsyncIterable<StoredFile>
}

/**
 * Where files are kept, for a service's environment: `baseEnvSchema.extend({ …s3EnvShape })`. Without `S3_BUCKET` they lie
 * in a folder, which serves one machine; several replicas need the bucket.
 */
export const s3EnvShape = {
  S3_BUCKET: z.string().optional(),
  /** Empty: Amazon's own, of the region. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
}
type S3Env = z.infer<z.ZodObject<typeof s3EnvShape>>

/**
 * The store that the environment asks for. `area` keeps the services apart that share one bucket (`media`, `documents`).
 * @throws Error that names the variable which is missing, never a value
 */
export function createFileStore(env: S3Env, { directory, area }: { directory: string; area: string }): FileStore {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env
  if (!S3_BUCKET) {
    if (S3_ENDPOINT || S3_ACCESS_KEY_ID || S3_SECRET_ACCESS_KEY)
      throw new Error('Settings of S3 without a bucket: S3_BUCKET is needed too.')
    return createFolderStore(resolve(directory))
  }
  if (!S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY)
    throw new Error('S3_BUCKET is set: S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are needed too.')
  return createS3Store({
    endpoint: S3_ENDPOINT ?? `https://s3.${S3_REGION}.amazonaws.com`,
    region: S3_REGION,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    area,
  })
}
