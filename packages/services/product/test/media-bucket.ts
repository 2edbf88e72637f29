import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmulator } from 'emulate'

export type MediaBucket = { env: Record<string, string>; close(): Promise<void> }

/** An S3 with a bucket, and the environment of a service that keeps its pictures there. */
export async function startMediaBucket(): Promise<MediaBucket> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  const emulator = await createEmulator({
    service: 'aws',
    port,
    seed: { aws: { s3: { buckets: [{ name: 'pictures' }] } } },
  })
  return {
    env: {
      S3_BUCKET: 'pictures',
      S3_ENDPOINT: emulator.url,
      S3_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      S3_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    },
    close: () => emulator.close(),
  }
}
