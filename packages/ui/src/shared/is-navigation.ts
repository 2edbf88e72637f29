/**
 * Whether a caught value is Next.js on its way elsewhere: `redirect()` and `notFound()` of a server action travel as
 * errors and must be thrown on, never shown.
 */
export function isNavigation(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_')
}
