/** For `infiniteQueryOptions`: where a keyset list goes on. */
export const NEXT_PAGE = { getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor } as const
