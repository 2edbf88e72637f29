/**
 * On whose behalf an app calls a service: what its own proxies said, or what Next saw itself. Passed on whole; the service
 * takes the last hop that it does not trust (TRUSTED_PROXIES), so whatever a visitor put in front of it is not believed.
 */
export function clientAddress(headers: Pick<Headers, 'get'>): Record<string, string> {
  const address = headers.get('x-forwarded-for')
  return address ? { 'x-forwarded-for': address } : {}
}

/** The same, and what the visitor's browser says it is: for sign-ins, which the person sees in their list of sessions. */
export function visitorHeaders(headers: Pick<Headers, 'get'>): Record<string, string> {
  const browser = headers.get('user-agent')
  return { ...clientAddress(headers), ...(browser ? { 'user-agent': browser } : {}) }
}
