import type { Audience } from '@millyard/contracts'
import { type NextRequest, NextResponse } from 'next/server'
import { getExtracted } from 'next-intl/server'
import { cookieNames, webEnv } from './env.ts'
import { openSession } from './session-token.ts'

/** A link has three parts in the letters of base64url: nothing of it can lead elsewhere at the service. */
const LINK = /^[\w-]+\.[\w-]+\.[\w-]+$/
const PASSED_ON = [
  'content-type',
  'content-length',
  'content-disposition',
  'content-security-policy',
  'x-content-type-options',
  'cache-control',
  'referrer-policy',
  'cross-origin-resource-policy',
]
const TIMEOUT_MS = 30_000

async function notFound(): Promise<NextResponse> {
  const t = await getExtracted()
  return new NextResponse(t('This link is over, or it is not yours. Open the document once more.'), {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

/**
 * `app/documents/[link]/route.ts`: passes a document on to the signed-in person who asked for the link. The auth service says
 * who that is and how a browser must treat the answer; its headers come through unchanged.
 */
export function createDocumentRoute(audience: Audience) {
  return async function handle(
    request: NextRequest,
    context: { params: Promise<{ link: string }> },
  ): Promise<Response> {
    const { link } = await context.params
    const session = await openSession(audience, request.cookies.get(cookieNames(audience).session)?.value)
    if (!session || !LINK.test(link)) return notFound()
    try {
      const answer = await fetch(`${webEnv().urls.auth}/documents/${link}`, {
        headers: { authorization: `Bearer ${session.accessToken}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      if (!answer.ok) return notFound()
      const headers = new Headers()
      for (const name of PASSED_ON) {
        const value = answer.headers.get(name)
        if (value) headers.set(name, value)
      }
      return new NextResponse(answer.body, { status: 200, headers })
    } catch {
      const t = await getExtracted()
      return new NextResponse(t('The document cannot be read right now. Try again in a moment.'), { status: 503 })
    }
  }
}
