import {
  ACCESS_TOKEN_ISSUER,
  type AccessClaims,
  accessClaimsSchema,
  notFound,
  staffPermissions,
  vendorPermissions,
} from '@millyard/contracts'
import type { FastifyInstance } from 'fastify'
import { createLocalJWKSet, jwtVerify } from 'jose'
import type { Deps } from '../trpc.ts'
import { documentKey } from './document.repository.ts'
import type { DocumentLink } from './document-links.ts'

/**
 * `GET /documents/<link>`, with the access token of whoever asked for the link. The apps pass it on for a signed-in person;
 * nobody else reaches it with anything but 404: not with a link that is over, changed or another's, nor after they lost the
 * right to read.
 *
 * What is answered is somebody's upload, so no browser may take it for a page of ours: the type is what its content is,
 * without sniffing; nothing in it runs (`sandbox`); a PDF is downloaded, since readers do not work within a sandbox.
 */
export function registerDocumentRoutes(app: FastifyInstance, deps: Deps): void {
  app.get<{ Params: { link: string } }>('/documents/:link', async (request, reply) => {
    const link = await deps.documentLinks.read(request.params.link)
    const claims = link && (await readClaims(deps, request.headers.authorization))
    if (!link || !claims || !isTheirs(link, claims)) throw notFound('document')
    const document = await deps.database.client.vendorDocument.findUnique({
      where: { id: link.doc },
      select: { id: true, vendorId: true, fileName: true, contentType: true },
    })
    if (!document || !(await mayRead(deps, link, document.vendorId))) throw notFound('document')
    const file = await deps.documents.openStream(documentKey(document.id))
    if (!file) throw notFound('document')
    const isPicture = document.contentType.startsWith('image/')
    return reply
      .header('content-type', document.contentType)
      .header('content-length', file.bytes)
      .header('content-disposition', `${isPicture ? 'inline' : 'attachment'}; ${fileNameOf(document.fileName)}`)
      .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-resource-policy', 'same-origin')
      .send(file.stream)
  })
}

async function readClaims({ accessTokens }: Deps, header: string | undefined): Promise<AccessClaims | undefined> {
  const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1]
  if (!token) return undefined
  try {
    const keys = createLocalJWKSet(await accessTokens.publicKeys())
    const { payload } = await jwtVerify(token, keys, { issuer: ACCESS_TOKEN_ISSUER, algorithms: ['EdDSA'] })
    return accessClaimsSchema.parse(payload)
  } catch {
    return undefined
  }
}

const isTheirs = (link: DocumentLink, claims: AccessClaims) =>
  claims.sub === link.sub && claims.sid === link.sid && claims.aud === link.portal

/** Whether who asked may read now: the right may have gone since the link was given. */
async function mayRead({ database }: Deps, { sub, sid, portal }: DocumentLink, vendorId: string): Promise<boolean> {
  const session = await database.client.session.findFirst({
    where: { id: sid, userId: sub, revokedAt: null },
    select: { user: { select: { staffMember: { select: { roles: true } } } } },
  })
  if (!session) return false
  if (portal === 'admin') return staffPermissions(session.user.staffMember?.roles ?? []).includes('vendors.read')
  const member = await database.client.vendorMember.findUnique({
    where: { userId_vendorId: { userId: sub, vendorId } },
    select: { role: true, vendor: { select: { status: true } } },
  })
  return member !== null && vendorPermissions(member.role, member.vendor.status).includes('store.manage')
}

/** RFC 6266: plain letters for old readers, the whole name in UTF-8 for the others. */
function fileNameOf(name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_')
  return `filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
