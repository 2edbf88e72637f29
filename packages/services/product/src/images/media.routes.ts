import { notFound } from '@millyard/contracts'
import type { FileStore } from '@millyard/service-kit'
import type { FastifyInstance } from 'fastify'

// The whole key is spelled out, so a path that leaves the folder, or a file that is not a picture, matches nothing.
const PICTURE = /^([0-9a-f]{2}\/img_[0-9a-f]{32}-\d{1,4})\.(webp|avif)$/
const FOR_EVER = 'public, max-age=31536000, immutable'
const FOR_A_MINUTE = 'public, max-age=60'

/**
 * `GET /media/<2 hex>/<imageId>-<width>.<webp|avif>`. A picture never changes under its address. AVIF files are made in the
 * background: until then (or when this installation makes none) the AVIF address answers with the WebP and its type, for a
 * minute.
 */
export function registerMediaRoutes(app: FastifyInstance, media: FileStore): void {
  app.get<{ Params: { '*': string } }>('/media/*', async (request, reply) => {
    const [, name, format] = PICTURE.exec(request.params['*']) ?? []
    if (!name || !format) throw notFound('picture')
    const wanted = await media.openStream(`${name}.${format}`)
    const found = wanted ?? (format === 'avif' ? await media.openStream(`${name}.webp`) : undefined)
    if (!found) throw notFound('picture')
    reply
      .header('etag', found.etag)
      .header('cache-control', wanted ? FOR_EVER : FOR_A_MINUTE)
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'cross-origin')
    if (isKnown(request.headers['if-none-match'], found.etag)) {
      found.stream.destroy()
      return reply.code(304).send()
    }
    return reply
      .header('content-type', wanted ? `image/${format}` : 'image/webp')
      .header('content-length', found.bytes)
      .send(found.stream)
  })
}

/** Whether the browser has this content: its list of tags names it, weak (as a proxy may have made it) or not. */
function isKnown(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? []
  return tags.includes('*') || tags.includes(etag.replace(/^W\//, ''))
}
