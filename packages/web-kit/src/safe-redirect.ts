const HERE = 'http://here.invalid'

/** A path within this app, or the fallback: a `next` parameter must never lead to another site (open redirect). */
export function safeRedirect(target: string | null | undefined, fallback = '/'): string {
  if (!target?.startsWith('/') || !URL.canParse(target, HERE)) return fallback
  // Read it as a browser does: `//evil.example`, `/\evil.example` and hidden line breaks all change the origin.
  const url = new URL(target, HERE)
  const path = url.pathname + url.search + url.hash
  // Dot segments are gone only now: `/.//evil.example` has become `//evil.example`.
  return url.origin === HERE && !path.startsWith('//') ? path : fallback
}
