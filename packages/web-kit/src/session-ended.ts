import { safeRedirect } from './safe-redirect.ts'

/** Request header by which the session proxy tells a page its own path; what a browser sends by this name is overwritten. */
export const PAGE_PATH_HEADER = 'x-millyard-page-path'

const SIGN_IN = '/sign-in'
const ENDED = 'ended'

/** The sign-in page, told that a service called the session ended: somebody signed it out, here or from another device. */
export function sessionEndedPath(page: string | null): string {
  return `${SIGN_IN}?${new URLSearchParams({ [ENDED]: '1', next: safeRedirect(page) })}`
}

/** Whether a request comes from there: the cookie's session is then to be proved, however fresh its access token is. */
export const mustProveSession = ({ pathname, searchParams }: URL): boolean =>
  pathname === SIGN_IN && searchParams.has(ENDED)
