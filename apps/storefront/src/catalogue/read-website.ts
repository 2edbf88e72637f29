/** People wrote it: only what leads to a website becomes a link. */
export function readWebsite(text: string | null): URL | null {
  const url = text && URL.canParse(text) ? new URL(text) : null
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}
