/** For TanStack's infinite queries: where our keyset pages go on. */
export function nextCursor(page: { nextCursor: string | null }): string | null {
  return page.nextCursor
}
