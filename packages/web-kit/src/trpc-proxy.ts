import { type Audience, CART_TOKEN_PATTERN, HEADERS, SERVICE_NAMES, type ServiceName } from '@millyard/contracts'
import type { NextRequest } from 'next/server'
import { clientAddress } from './client-address.ts'
import { CART_COOKIE, webEnv } from './env.ts'
import { openCookies } from './session-token.ts'

const PROCEDURE = /^[A-Za-z]+(\.[A-Za-z]+)+$/
const PASSED_ON = ['content-type', 'accept', 'trpc-accept', HEADERS.requestId, HEADERS.correlationId]
const TIMEOUT_MS = 30_000
const JSON_LIMIT_BYTES = 1024 * 1024
const UPLOAD_LIMIT_BYTES = 12 * 1024 * 1024

function refuse(status: number, code: string, message: string): Response {
  return Response.json(
    { error: { message, code: -32600, data: { code, httpStatus: status, requestId: '' } } },
    { status },
  )
}

/**
 * Whether the browser says that the app's own pages made this call. Cookies travel with cross-site requests, so a write is
 * answered only when its Origin is ours (OWASP, CSRF: verifying origin with standard headers).
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = headers.get('origin')
  if (origin === null) return site === 'same-origin'
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/** The whole body, or null as soon as it is larger than it may be: a stated length can be wrong or missing. */
export async function readBody(request: Request, limitBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limitBytes) return null
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** `app/api/trpc/[...path]/route.ts`: passes a call on to its service and adds the access token that the cookie holds. */
export function createTrpcProxy(audience: Audience) {
  return async function handle(
    request: NextRequest,
    context: { params: Promise<{ path: string[] }> },
  ): Promise<Response> {
    if (!isSameOrigin(request.headers)) return refuse(403, 'FORBIDDEN', 'This call did not come from Millyard itself.')
    const { path } = await context.params
    const [service, procedure = ''] = path
    if (
      path.length !== 2 ||
      !SERVICE_NAMES.some((name) => name === service) ||
      !PROCEDURE.test(procedure) ||
      procedure.startsWith('internal.')
    ) {
      return refuse(404, 'NOT_FOUND', 'There is no such procedure.')
    }
    const env = webEnv()
    const session = (await openCookies(audience, (name) => request.cookies.get(name)?.value))?.session
    const headers = new Headers(clientAddress(request.headers))
    for (const name of PASSED_ON) {
      const value = request.headers.get(name)
      if (value) headers.set(name, value)
    }
    if (session) headers.set('authorization', `Bearer ${session.accessToken}`)
    // The guest cart is that of whoever sits here, not of the person who is looked at.
    const cartToken = session?.viewedBy ? undefined : request.cookies.get(CART_COOKIE)?.value
    if (cartToken && CART_TOKEN_PATTERN.test(cartToken)) headers.set(HEADERS.cartToken, cartToken)

    const isUpload = request.headers.get('content-type')?.startsWith('multipart/') ?? false
    const body =
      request.method === 'POST' ? await readBody(request, isUpload ? UPLOAD_LIMIT_BYTES : JSON_LIMIT_BYTES) : undefined
    if (body === null) return refuse(413, 'TOO_LARGE', 'This is too large to send.')
    try {
      const answer = await fetch(`${env.urls[service as ServiceName]}/trpc/${procedure}${request.nextUrl.search}`, {
        method: request.method,
        headers,
        ...(body ? { body } : {}),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      const answerHeaders = new Headers({ 'cache-control': 'no-store' })
      for (const name of ['content-type', HEADERS.requestId]) {
        const value = answer.headers.get(name)
        if (value) answerHeaders.set(name, value)
      }
      return new Response(answer.body, { status: answer.status, headers: answerHeaders })
    } catch {
      return refuse(503, 'UNAVAILABLE', 'A part of Millyard does not answer right now. Try again in a moment.')
    }
  }
}
