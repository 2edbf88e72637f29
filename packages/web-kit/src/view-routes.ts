import 'server-only'
import { toApiError } from '@millyard/api-client'
import { createServerClient } from '@millyard/api-client/server'
import { openViewInput, type VIEW_AUDIENCES } from '@millyard/contracts'
import { type NextRequest, NextResponse } from 'next/server'
import { getExtracted } from 'next-intl/server'
import { cookieNames, webEnv } from './env.ts'
import { formText } from './form-answer.ts'
import { openSession, sealSession, sessionCookieOptions, toSessionToken } from './session-token.ts'
import { isSameOrigin } from './trpc-proxy.ts'

/** To a path of this app, as a GET. */
const goTo = (path: string) => new NextResponse(null, { status: 303, headers: { location: path } })

const refuse = (status: number, message: string) =>
  new NextResponse(message, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })

/**
 * `app/view-as/route.ts` takes the code that the admin console hands over, in the body of a form: it stands in no address. The
 * view gets a cookie of its own, so that the session that is open here is found again afterwards. `app/view-as/end/route.ts`
 * ends it.
 */
export function createViewRoutes(audience: (typeof VIEW_AUDIENCES)[number]) {
  const name = cookieNames(audience).view
  // The environment is read at run time, never when the module is loaded.
  const auth = () => createServerClient({ urls: webEnv().urls }).auth
  return {
    open: async (request: NextRequest): Promise<Response> => {
      const form = await request.formData().catch(() => new FormData())
      const input = openViewInput.safeParse({ code: formText(form, 'code'), audience })
      const t = await getExtracted()
      if (!input.success) return refuse(400, t('Begin the view in the admin console.'))
      try {
        const token = toSessionToken(await auth().viewAs.open.mutate(input.data))
        const response = goTo('/')
        response.cookies.set(name, await sealSession(audience, token, 'view'), sessionCookieOptions(token))
        return response
      } catch (error) {
        const { code, message } = toApiError(error)
        return refuse(code === 'UNAUTHENTICATED' ? 403 : 503, message)
      }
    },

    end: async (request: NextRequest): Promise<Response> => {
      const t = await getExtracted()
      if (!isSameOrigin(request.headers)) return refuse(403, t('This call did not come from Millyard itself.'))
      const view = await openSession(audience, request.cookies.get(name)?.value, 'view')
      const response = goTo('/')
      response.cookies.delete(name)
      // A service that is away must not keep anybody in a view; it ends by itself within the hour.
      if (view)
        await auth()
          .viewAs.end.mutate({ refreshToken: view.refreshToken })
          .catch(() => undefined)
      return response
    },
  }
}
