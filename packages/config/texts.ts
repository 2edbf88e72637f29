/**
 * Texts stand in the code, in English. A build collects them in the app's `messages/en.json`, from which a translation is made;
 * what the kit says is collected for each app that shows it. The shop has a kit of its own and shares only the words.
 */
export function textsOf(app: string) {
  const shared = ['./src', '../../packages/ui/src/shared', '../../packages/web-kit/src']
  return {
    srcPath: app === 'storefront' ? shared : [...shared, '../../packages/ui/src/portal'],
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
