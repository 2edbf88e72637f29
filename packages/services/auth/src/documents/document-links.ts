import { audienceSchema, DOCUMENT_LINK_TTL_SECONDS, idSchema } from '@millyard/contracts'
import { importJWK, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'

/** Which document, and who asked for it in which session: the link opens it to nobody else. */
const linkSchema = z.object({
  doc: idSchema('doc'),
  sub: idSchema('usr'),
  sid: idSchema('ses'),
  portal: audienceSchema,
})
export type DocumentLink = z.infer<typeof linkSchema>

export type DocumentLinks = {
  sign(link: DocumentLink): Promise<{ path: string; expiresAt: string }>
  /** Undefined for whatever is not a link that was signed here and still lives. */
  read(token: string): Promise<DocumentLink | undefined>
}

const AUDIENCE = 'document-link'
type LinkKey = { privateKey: Parameters<SignJWT['sign']>[0]; publicJwk: Parameters<typeof importJWK>[0] }

/** Links that live in real time, signed with the service's own key: its audience makes one useless for anything else. */
export function createDocumentLinks({ privateKey, publicJwk }: LinkKey): DocumentLinks {
  const publicKey = importJWK(publicJwk, 'EdDSA')
  return {
    async sign({ doc, sub, sid, portal }) {
      const expiresAt = Math.floor(Date.now() / 1_000) + DOCUMENT_LINK_TTL_SECONDS
      const token = await new SignJWT({ doc, sid, portal })
        .setProtectedHeader({ alg: 'EdDSA' })
        .setSubject(sub)
        .setAudience(AUDIENCE)
        .setExpirationTime(expiresAt)
        .sign(privateKey)
      return { path: `/documents/${token}`, expiresAt: new Date(expiresAt * 1_000).toISOString() }
    },
    async read(token) {
      try {
        const { payload } = await jwtVerify(token, await publicKey, { audience: AUDIENCE, algorithms: ['EdDSA'] })
        return linkSchema.parse(payload)
      } catch {
        return undefined
      }
    },
  }
}
