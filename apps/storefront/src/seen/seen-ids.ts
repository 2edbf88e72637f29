/** The products that this browser looked at, the latest first. On the device alone: no service keeps it. */
export const SEEN_COOKIE = 'millyard-seen'
export const SEEN_SECONDS = 30 * 24 * 60 * 60
/** One more than a page shows, because it leaves itself out. */
const MOST = 9
const ID = /^prd_[0-9a-f]{32}$/

/** A cookie is what anybody can write: only what looks like a product's id is taken. */
export function readSeenIds(cookie: string | undefined): string[] {
  return [...new Set(cookie?.split('.'))].filter((id) => ID.test(id)).slice(0, MOST)
}

export function addSeenId(cookie: string | undefined, id: string): string {
  return readSeenIds([id, ...readSeenIds(cookie)].join('.')).join('.')
}
