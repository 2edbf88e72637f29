import 'server-only'
import { toApiError } from '@millyard/api-client'
import { createServerClient } from '@millyard/api-client/server'
import type { Audience } from '@millyard/contracts'
import type { NextRequest } from 'next/server'
import { getExtracted } from 'next-intl/server'
import { webEnv } from './env.ts'
import { openCookies } from './session-token.ts'

type Client = ReturnType<typeof createServerClient>
type Page = { csv: string; nextCursor: string | null }
type Params = Record<string, string>

const words = (status: number, text: string) =>
  new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })

/**
 * A `route.ts` that answers a table as a file, for the person who is signed in: page after page as the browser takes them, so
 * that a large one lies in nobody's memory. One that breaks off in the middle is a failed download, never a short file.
 */
export function createCsvRoute<P extends Params>(
  audience: Audience,
  fileName: string,
  begin: (client: Client, params: P) => (cursor: string | undefined) => Promise<Page>,
) {
  return async function handle(request: NextRequest, context: { params: Promise<P> }): Promise<Response> {
    const found = await openCookies(audience, (name) => request.cookies.get(name)?.value)
    const t = await getExtracted()
    if (!found) return words(401, t('Sign in to download this.'))
    const authorization = `Bearer ${found.session.accessToken}`
    const client = createServerClient({ urls: webEnv().urls, headers: async () => ({ authorization }) })
    const read = begin(client, await context.params)
    let page: Page | undefined
    try {
      page = await read(undefined)
    } catch (cause) {
      const { code, message } = toApiError(cause)
      if (code === 'NOT_FOUND' || code === 'BAD_INPUT') return words(404, t('This file is no longer there.'))
      if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') return words(403, message)
      return words(503, t('This cannot be read right now. Try again in a moment.'))
    }
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (!page) return controller.close()
        controller.enqueue(encoder.encode(page.csv))
        page = page.nextCursor === null ? undefined : await read(page.nextCursor)
      },
    })
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  }
}
