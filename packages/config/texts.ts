/** What of the kit an app shows: the shop has a kit of its own and shares only the words. */
export type Kit = 'shared' | 'portal'

/**
 * Texts stand in the code, in English. A build collects them in the app's `messages/en.json`, from which a translation is made;
 * what the kit says is collected for each app that shows it.
 */
export function textsOf(kit: Kit) {
  const shared = ['./src', '../../packages/ui/src/shared', '../../packages/web-kit/src']
  return {
    srcPath: kit === 'portal' ? [...shared, '../../packages/ui/src/portal'] : shared,
    extract: true as const,
    messages: {
      path: './messages',
      format: 'json' as const,
      locales: 'infer' as const,
      sourceLocale: 'en',
      precompile: true,
    },
  }
}
